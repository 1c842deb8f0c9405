import type { SpendGroups } from "./gamma-gamma-likelihood.ts";

/** Pearson correlation of purchases and mean spend over the chosen customers; null where one of them never differs. */
export function weightedCorrelation(groups: SpendGroups, isChosen: (at: number) => boolean): number | null {
  const { purchases, meanSpend, counts } = groups;
  const chosen = Array.from(counts, (_, at) => at).filter(isChosen);
  const mean = (value: (at: number) => number): number => {
    let [sum, weight] = [0, 0];
    for (const at of chosen) {
      sum += value(at) * (counts[at] ?? 0);
      weight += counts[at] ?? 0;
    }
    return weight === 0 ? 0 : sum / weight;
  };
  const often = mean((at) => purchases[at] ?? 0);
  const much = mean((at) => meanSpend[at] ?? 0);
  const together = mean((at) => ((purchases[at] ?? 0) - often) * ((meanSpend[at] ?? 0) - much));
  const ofOften = mean((at) => ((purchases[at] ?? 0) - often) ** 2);
  const ofMuch = mean((at) => ((meanSpend[at] ?? 0) - much) ** 2);
  // Rounding alone makes a spread of some 1e-16 of the squared mean.
  if (ofOften <= 1e-14 * often ** 2 || ofMuch <= 1e-14 * much ** 2) return null;
  return together / Math.sqrt(ofOften * ofMuch);
}
