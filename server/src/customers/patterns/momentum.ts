import { findTrend } from "./find-trend.ts";
import type { FindPattern } from "./pattern.ts";

/** Comes more and more often. */
export const findMomentum: FindPattern = (context) =>
  findTrend(context, { direction: 1, name: "Momentum", words: "bought more and more often" });
