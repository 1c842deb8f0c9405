/**
 * The same as drifted-rate.ts for mean spend, which goes by one over a gamma: its mean stays, its squared coefficient of
 * variation, 1 / (shape - 2), grows. At shape 2 or below it is infinite already.
 */
export function driftedSpend(shape: number, rate: number, drift: number): { shape: number; rate: number } {
  if (shape <= 2) return { shape, rate };
  const spread = (1 + 1 / (shape - 2)) * (1 + drift ** 2) - 1;
  const moved = 2 + 1 / spread;
  return { shape: moved, rate: (rate * (moved - 1)) / (shape - 1) };
}
