/** Points as the iteration reads them: rows of at least five columns, zeros behind the last real one. */
export interface PaddedPoints {
  values: Float64Array;
  rows: number;
  stride: number;
  weights: Float64Array;
}

/** Columns kept in local variables: four times as fast as a loop over them on two to five columns. */
export const unrolledColumns = 5;

/**
 * One iteration of fuzzy c-means in one pass over the points: writes the centres that follow from the memberships
 * at `centres` into `next` and each cluster's sum of weight x membership^m into `mass`, and returns the objective
 * J_m at `centres`. A cluster without mass gets no centre (not a number).
 * With s = sum of d_j^(-2/(m-1)), membership^m of cluster j is d_j^(-2m/(m-1)) / s^m, and a point adds s^(1-m) to J_m.
 */
export function updateCentres(
  { values, rows, stride, weights }: PaddedPoints,
  centres: Float64Array,
  fuzzifier: number,
  next: Float64Array,
  mass: Float64Array,
): number {
  const clusters = mass.length;
  const plain = fuzzifier === 2;
  const power = -1 / (fuzzifier - 1);
  const shares = new Float64Array(clusters);
  next.fill(0);
  mass.fill(0);
  let objective = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * stride;
    const a = values[at] as number;
    const b = values[at + 1] as number;
    const c = values[at + 2] as number;
    const d = values[at + 3] as number;
    const e = values[at + 4] as number;
    let sum = 0;
    for (let cluster = 0, centre = 0; cluster < clusters; cluster++, centre += stride) {
      const da = a - (centres[centre] as number);
      const db = b - (centres[centre + 1] as number);
      const dc = c - (centres[centre + 2] as number);
      const dd = d - (centres[centre + 3] as number);
      const de = e - (centres[centre + 4] as number);
      let squared = da * da + db * db + (dc * dc + dd * dd) + de * de;
      for (let extra = unrolledColumns; extra < stride; extra++) {
        const difference = (values[at + extra] as number) - (centres[centre + extra] as number);
        squared += difference * difference;
      }
      const share = plain ? 1 / squared : squared ** power;
      shares[cluster] = share;
      sum += share;
    }
    const weight = weights[row] as number;
    if (sum === Infinity) sum = keepOnlyHuge(shares);
    else objective += plain ? weight / sum : weight * sum ** (1 - fuzzifier);
    const inverse = 1 / sum;
    for (let cluster = 0, centre = 0; cluster < clusters; cluster++, centre += stride) {
      const membership = (shares[cluster] as number) * inverse;
      const pull = weight * (plain ? membership * membership : membership ** fuzzifier);
      mass[cluster] = (mass[cluster] as number) + pull;
      next[centre] = (next[centre] as number) + pull * a;
      next[centre + 1] = (next[centre + 1] as number) + pull * b;
      next[centre + 2] = (next[centre + 2] as number) + pull * c;
      next[centre + 3] = (next[centre + 3] as number) + pull * d;
      next[centre + 4] = (next[centre + 4] as number) + pull * e;
      for (let extra = unrolledColumns; extra < stride; extra++) {
        next[centre + extra] = (next[centre + extra] as number) + pull * (values[at + extra] as number);
      }
    }
  }
  for (let at = 0; at < next.length; at++) next[at] = (next[at] as number) / (mass[Math.floor(at / stride)] as number);
  return objective;
}

/** A point on a centre, or too near for a finite sum of shares, belongs to such centres alone. Returns the new sum. */
function keepOnlyHuge(shares: Float64Array): number {
  let sum = 0;
  for (const [cluster, share] of shares.entries()) {
    shares[cluster] = Number(share > 1e300);
    sum += shares[cluster];
  }
  return sum;
}
