export interface Nodes {
  /** Places in -1 to 1. */
  places: Float64Array;
  weights: Float64Array;
}

/** Gauss-Legendre nodes by Newton's method on the Legendre polynomial (Davis & Rabinowitz 1984, section 2.7). */
export function gaussLegendre(size: number): Nodes {
  const places = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    let place = Math.cos((Math.PI * (at + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      let [before, value] = [1, place];
      for (let degree = 2; degree <= size; degree++)
        [before, value] = [value, ((2 * degree - 1) * place * value - (degree - 1) * before) / degree];
      slope = (size * (place * value - before)) / (place * place - 1);
      const change = value / slope;
      place -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    places[at] = place;
    weights[at] = 2 / ((1 - place * place) * slope * slope);
  }
  return { places, weights };
}
