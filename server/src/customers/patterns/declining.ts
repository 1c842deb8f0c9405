import { findTrend } from "./find-trend.ts";
import type { FindPattern } from "./pattern.ts";

/** Comes less and less often, but still came lately: who stopped has lapsed. */
export const findDeclining: FindPattern = (context) =>
  findTrend(context, {
    direction: -1,
    name: "Declining",
    words: "bought less and less often (who stopped altogether is in the pattern lapsed)",
  });
