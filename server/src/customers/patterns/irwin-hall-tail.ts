/** Beyond so many the alternating sum loses digits, and the normal distribution has nearly the same tail. */
const mostExact = 16;

/** P(S >= s) of the sum of n uniform numbers from 0 to 1 (Irwin 1927, Hall 1927). */
export function irwinHallTail(n: number, s: number): number {
  if (s <= 0) return 1;
  if (s >= n) return 0;
  if (n > mostExact) return normalTail((s - n / 2) / Math.sqrt(n / 12));
  // The distribution is symmetric, and the sum has fewest terms at its lower end.
  return s < n / 2 ? 1 - lowerTail(n, s) : lowerTail(n, n - s);
}

/** P(S <= x) = 1/n! times the sum over k <= x of (-1)^k C(n, k) (x - k)^n. */
function lowerTail(n: number, x: number): number {
  let sum = 0;
  // C(n, k) / n!
  let weight = 1;
  for (let k = 2; k <= n; k++) weight /= k;
  for (let k = 0; k <= Math.floor(x); k++) {
    sum += (k % 2 === 0 ? 1 : -1) * weight * (x - k) ** n;
    weight = (weight * (n - k)) / (k + 1);
  }
  return Math.min(Math.max(sum, 0), 1);
}

/** P(Z >= z) of the standard normal, by the series of Marsaglia 2004; 15 decimals. */
function normalTail(z: number): number {
  // Beyond it the tail is below those decimals.
  if (Math.abs(z) > 8) return z > 0 ? 0 : 1;
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 - sum * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
}
