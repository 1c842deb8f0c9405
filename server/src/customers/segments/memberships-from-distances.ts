/**
 * Turns squared distances to centres into memberships, in place: u_j = d_j^(-2/(m-1)) / sum (Bezdek 1981).
 * They lie in [0, 1] and sum to 1. A point on a centre belongs to it alone, to equal parts where several centres coincide.
 */
export function membershipsFromDistances(squared: Float64Array, fuzzifier: number): void {
  let nearest = Infinity;
  for (let segment = 0; segment < squared.length; segment++) nearest = Math.min(nearest, squared[segment] ?? Infinity);
  let sum = 0;
  for (let segment = 0; segment < squared.length; segment++) {
    const distance = squared[segment] ?? Infinity;
    // Relative to the nearest, so that nothing overflows.
    const weight =
      nearest === 0
        ? Number(distance === 0)
        : fuzzifier === 2
          ? nearest / distance
          : (nearest / distance) ** (1 / (fuzzifier - 1));
    squared[segment] = weight;
    sum += weight;
  }
  for (let segment = 0; segment < squared.length; segment++) squared[segment] = (squared[segment] ?? 0) / sum;
}
