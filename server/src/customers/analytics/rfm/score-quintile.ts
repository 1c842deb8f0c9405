/** Values at 20, 40, 60 and 80 % of the customers, rising. */
export type Boundaries = readonly [number, number, number, number];

export const noBoundaries: Boundaries = [0, 0, 0, 0];

/**
 * 1 to 5 by four boundaries: a value up to and with the first is 1, one above the last is 5. Equal values get equal
 * scores, so where many share a value some scores go to nobody.
 */
export const scoreQuintile = (value: number, boundaries: Boundaries) =>
  1 + boundaries.filter((boundary) => value > boundary).length;

/** For what is better when smaller, as days since the last order: 5 up to and with the first boundary. */
export const scoreInverse = (value: number, boundaries: Boundaries) => 6 - scoreQuintile(value, boundaries);

/**
 * Quantiles at 20, 40, 60 and 80 % of values that come with counts: the smallest value with at least that share at or
 * below it (definition 1 of Hyndman & Fan 1996, Postgres' percentile_disc). `counted` in any order; zeros of nothing.
 */
export function findBoundaries(counted: Iterable<readonly [value: number, count: number]>): Boundaries {
  const sorted = [...counted].toSorted(([left], [right]) => left - right);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (share: number) => {
    let seen = 0;
    return sorted.find(([, count]) => (seen += count) >= share * total)?.[0] ?? 0;
  };
  return [at(0.2), at(0.4), at(0.6), at(0.8)];
}
