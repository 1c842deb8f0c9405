/** One tenth of customers by what was foretold them: means. */
export interface CalibrationDecile {
  expected: number;
  observed: number;
  customers: number;
}

/** Ten groups of equal size by probability, lowest first (fewer when there are fewer customers). */
export function calibrationDeciles(probabilities: ArrayLike<number>, labels: ArrayLike<number>): CalibrationDecile[] {
  const size = probabilities.length;
  const order = Uint32Array.from({ length: size }, (_, place) => place);
  order.sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0));
  const deciles = Array.from({ length: 10 }, (_, tenth) => {
    const group = order.subarray(Math.floor((tenth * size) / 10), Math.floor(((tenth + 1) * size) / 10));
    const mean = (values: ArrayLike<number>): number =>
      group.reduce((sum, place) => sum + (values[place] ?? 0), 0) / group.length;
    return { expected: mean(probabilities), observed: mean(labels), customers: group.length };
  });
  return deciles.filter(({ customers }) => customers > 0);
}
