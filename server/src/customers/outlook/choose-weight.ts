/** Weights of the logistic part that are tried. */
export const weights = [0, 0.25, 0.5, 0.75, 1] as const;

/** What served best over other shops' origins; stands where there is nothing to choose by. */
const usualWeight = 0.75;

/** Brier scores at one origin, by weight in the order of `weights`. */
export interface WeightEvidence {
  customers: number;
  briers: number[];
}

/**
 * The weight with the least mean Brier score over the origins, drawn to the usual one: by 0.001 of a Brier score for a
 * whole step away, and more the fewer customers have judged.
 */
export function chooseWeight(evidence: readonly WeightEvidence[]): number {
  const customers = evidence.reduce((sum, origin) => sum + origin.customers, 0);
  const pull = 0.001 + 0.3 / Math.max(1, customers);
  const loss = (weight: number, at: number): number => {
    const brier = evidence.reduce((sum, { briers }) => sum + (briers[at] ?? 0), 0) / Math.max(1, evidence.length);
    return brier + pull * (weight - usualWeight) ** 2;
  };
  const losses = weights.map(loss);
  return weights[losses.indexOf(Math.min(...losses))] ?? usualWeight;
}
