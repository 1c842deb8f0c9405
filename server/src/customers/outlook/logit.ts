const nearest = 1e-9;

/** ln(p / (1 - p)), of probabilities within 1e-9 of 0 and 1 that of the limit. */
export function logit(probability: number): number {
  const within = Math.min(Math.max(probability, nearest), 1 - nearest);
  return Math.log(within / (1 - within));
}
