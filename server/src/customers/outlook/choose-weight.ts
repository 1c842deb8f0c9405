/** Weights of the logistic part that are tried. */
export const weights = [0, 0.25, 0.5, 0.75, 1] as const;

/** What served best over other shops' origins; stands where there is nothing to choose by. */
const usualWeight = 0.75;

/** Brier scores at one origin, by weight in the order of `weights`. */
export interface WeightEvidence {
  customers: number;
  briers: number[];
}

/** More than this a single origin does not speak against a weight: in one season all may have been otherwise. */
const loudest = 0.002;

/**
 * The weight with the least mean loss over the origins, a loss being how much worse than the best weight there a Brier
 * score was. Drawn to the usual one: by 0.003 for a whole weight away, and more the fewer customers have judged.
 */
export function chooseWeight(evidence: readonly WeightEvidence[]): number {
  const customers = evidence.reduce((sum, origin) => sum + origin.customers, 0);
  const pull = 0.003 + 1 / Math.max(1, customers);
  const losses = weights.map((weight, at) => {
    const sum = evidence.reduce(
      (sum, { briers }) => sum + Math.min(loudest, (briers[at] ?? 0) - Math.min(...briers)),
      0,
    );
    return sum / Math.max(1, evidence.length) + pull * (weight - usualWeight) ** 2;
  });
  return weights[losses.indexOf(Math.min(...losses))] ?? usualWeight;
}
