/** The probability that has this logit. */
export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
