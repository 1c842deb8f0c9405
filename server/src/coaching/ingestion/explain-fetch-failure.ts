import type { ToolError } from "../../core/errors.ts";
import type { Intake } from "./intake.ts";

/** A call appears at Gong minutes after its webhook, its transcript up to some hours later: eight tries, 6 h 20 min. */
const readinessWaitsSeconds = [15, 60, 240, 900, 3600, 7200, 10_800];
/** While Gong is down or unreachable: for as long as it takes, at most once an hour. */
const outageWaitsSeconds = [15, 60, 300, 900, 3600];
/** A limit without a time of its own. */
const limitWaitSeconds = 60;

/** What a failed fetch means for the call: when to try again, or what somebody must do first. Pure. */
export function explainFetchFailure(
  error: ToolError,
  attempt: number,
): Extract<Intake, { outcome: "later" | "stuck" }> {
  const { publicMessage, retryAfterSeconds, reason } = error;
  if (reason === "limit_spent") {
    const waitSeconds = Math.max(1, retryAfterSeconds ?? limitWaitSeconds);
    return { outcome: "later", reason: publicMessage, waitSeconds, counts: false };
  }
  if (error.code === "not_found" || reason === "not_ready") {
    const waitSeconds = readinessWaitsSeconds[attempt - 1];
    if (waitSeconds !== undefined) return { outcome: "later", reason: publicMessage, waitSeconds, counts: true };
    const tries = readinessWaitsSeconds.length + 1;
    const unknown = error.code === "not_found";
    return {
      outcome: "stuck",
      reason: `${publicMessage} Asked ${tries} times. ${unknown ? "It may belong to another Gong company, or these keys may not see it." : "Retry this once Gong shows the transcript."}`,
    };
  }
  if (error.code === "unavailable") {
    const waitSeconds = outageWaitsSeconds[Math.min(attempt, outageWaitsSeconds.length) - 1] ?? 3600;
    return { outcome: "later", reason: publicMessage, waitSeconds, counts: true };
  }
  return { outcome: "stuck", reason: publicMessage };
}
