import { ToolError } from "../../core/errors.ts";
import type { ModelError, ModelFailure } from "../../core/llm.ts";

/** What became of one try to analyse a call. Reasons are for people. */
export type Analysed =
  | { outcome: "analysed"; title: string; notice: string | null }
  | { outcome: "skipped"; reason: string }
  | { outcome: "later"; reason: string; waitSeconds: number }
  /** Scored, by signals: Claude can judge it once somebody has mended what `reason` says. */
  | { outcome: "by_signals"; title: string; reason: string };

/** Passes by itself; the others need somebody, or are the same each time. */
const passing: ReadonlySet<ModelFailure> = new Set([
  "rate_limited",
  "overloaded",
  "unreachable",
  "truncated",
  "malformed",
  "cancelled",
]);
const waitsSeconds = [30, 120, 600, 1800, 3600, 3600];

type Next = Exclude<Analysed, { outcome: "analysed" | "by_signals" }> | { outcome: "by_signals"; reason: string };

/** What a failed analysis means for the call. Pure. */
export function explainAnalysisFailure(error: ModelError | ToolError, attempt: number): Next {
  if (error instanceof ToolError) {
    // Too short to score is not a failure; everything else at this stage is the configuration's.
    if (error.code === "invalid_input") return { outcome: "skipped", reason: error.publicMessage };
    return { outcome: "later", reason: error.publicMessage, waitSeconds: error.retryAfterSeconds ?? 300 };
  }
  const waitSeconds = waitsSeconds[attempt - 1];
  if (passing.has(error.failure) && waitSeconds !== undefined) {
    return { outcome: "later", reason: `Claude did not judge this call: ${error.message}`, waitSeconds };
  }
  return {
    outcome: "by_signals",
    reason: `Scored by conversation signals. Claude did not judge this call: ${error.message} Retry this once that is mended.`,
  };
}
