/**
 * A gamma-distributed rate after it has moved: of the same mean, with the spread of its product with a factor of mean 1
 * and coefficient of variation `drift`. Models hold rates constant; customers and shops do not.
 */
export function driftedRate(shape: number, rate: number, drift: number): { shape: number; rate: number } {
  const spread = 1 / shape + drift ** 2 * (1 + 1 / shape);
  return { shape: 1 / spread, rate: rate / shape / spread };
}
