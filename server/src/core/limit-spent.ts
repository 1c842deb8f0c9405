import { ToolError } from "./errors.ts";

/** What to throw when an outside service takes no more requests for a while: nobody should sleep through it. */
export function limitSpent(service: string, seconds: number, cause?: Error): ToolError {
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const when =
    minutes < 120 ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}` : `${Math.ceil(minutes / 60)} hours`;
  return new ToolError("unavailable", `${service}'s request limit is spent. Try again in ${when}.`, {
    cause,
    retryAfterSeconds,
    reason: "limit_spent",
  });
}
