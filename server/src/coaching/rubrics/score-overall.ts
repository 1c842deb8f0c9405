import type { Dimension } from "../calls/call.ts";

/**
 * The plain mean of the dimensions that apply, rounded to one decimal: the four count alike, and a call without objections is
 * the mean of three. Null when none applies.
 */
export function scoreOverall(scores: Partial<Record<Dimension, number | null>>): number | null {
  const applicable = Object.values(scores).filter((score) => score !== null);
  if (applicable.length === 0) return null;
  return Math.round((applicable.reduce((sum, score) => sum + score, 0) / applicable.length) * 10) / 10;
}
