import jStat from "jstat";

/** P(X >= k) of a binomial with n trials of chance p, 0 to 1, by the incomplete beta function; to 6 digits. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  return p >= 1 ? 1 : jStat.ibeta(p, k, n - k + 1);
}

/** The smallest k whose tail is at most `level`; n + 1 where none is. */
export function criticalCount(n: number, p: number, level: number): number {
  let k = Math.max(0, Math.floor(n * p));
  while (k <= n && binomialTail(k, n, p) > level) k += 1;
  return k;
}
