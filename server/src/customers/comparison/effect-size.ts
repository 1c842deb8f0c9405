import type { Spread } from "./measure-group.ts";

/** Where nobody in either group differs from their own mean; JSON has no infinity. */
const largest = 10;

/**
 * How far two means lie apart in standard deviations: Cohen's d = (mean a - mean b) / s with the pooled variance
 * s^2 = ((na - 1) sa^2 + (nb - 1) sb^2) / (na + nb - 2) (Cohen 1988, eq. 2.5.1); within -10 and 10. Null when a group
 * has fewer than two values.
 */
export function cohensD(a: Spread, b: Spread): number | null {
  if (a.scaledMean === null || b.scaledMean === null || a.count < 2 || b.count < 2) return null;
  const squares = (a.count - 1) * (a.scaledDeviation ?? 0) ** 2 + (b.count - 1) * (b.scaledDeviation ?? 0) ** 2;
  const pooled = Math.sqrt(squares / (a.count + b.count - 2));
  const difference = a.scaledMean - b.scaledMean;
  if (Math.abs(difference) < 1e-12) return 0;
  return Math.min(largest, Math.max(-largest, difference / pooled));
}

/** How far two shares lie apart: Cohen's h = 2 asin sqrt(a) - 2 asin sqrt(b) (Cohen 1988, eq. 6.2.1). */
export const cohensH = (a: number, b: number): number => 2 * Math.asin(Math.sqrt(a)) - 2 * Math.asin(Math.sqrt(b));

export type EffectSize = "large" | "medium" | "small" | "negligible";

/** In the words of Cohen 1988 for d and h: 0.8, 0.5 and 0.2. */
export function nameEffect(effect: number): EffectSize {
  const size = Math.abs(effect);
  if (size >= 0.8) return "large";
  if (size >= 0.5) return "medium";
  return size >= 0.2 ? "small" : "negligible";
}
