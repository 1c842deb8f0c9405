/**
 * Gaussian hypergeometric function 2F1(a, b; c; z) for a, b, c > 0 and 0 <= z < 1, relative error about 1e-13 up to
 * z = 0.95; closer to 1 it takes ever more terms. Sums the series or, where that grows faster, Euler's transformation
 * (Abramowitz & Stegun 1964, 15.1.1 and 15.3.3), whose terms are then all positive too.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (a + b <= c || c < Math.max(a, b)) return series(a, b, c, z);
  return Math.exp((c - a - b) * Math.log1p(-z)) * series(c - a, c - b, c, z);
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < 1e6; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (1 + n))) * z;
    term *= ratio;
    sum += term;
    // Ratios fall towards z or rise towards it: the rest is below a geometric series.
    const steepest = Math.max(ratio, z);
    if (steepest < 1 && term * steepest < 1e-16 * (1 - steepest) * sum) return sum;
  }
  return sum;
}
