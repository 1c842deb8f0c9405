import type { RepRole } from "../calls/call.ts";
import type { WeeklyScores } from "./read-weekly-scores.ts";

/** The role somebody had on most calls; of equals the one met last. Null without calls. */
export function mostFrequentRole(weeks: readonly Pick<WeeklyScores, "role" | "calls">[]): RepRole | null {
  const counts = new Map<RepRole, number>();
  for (const { role, calls } of weeks) counts.set(role, (counts.get(role) ?? 0) + calls);
  let best: RepRole | null = null;
  for (const [role, calls] of counts) if (best === null || calls >= (counts.get(best) ?? 0)) best = role;
  return best;
}
