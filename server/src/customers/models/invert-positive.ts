/** The inverse of a symmetric matrix, row by row, or null where it is not positive definite (Cholesky). */
export function invertPositive(matrix: ArrayLike<number>, size: number): number[] | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++) rest -= (lower[row * size + at] ?? 0) * (lower[column * size + at] ?? 0);
      if (row !== column) lower[row * size + column] = rest / (lower[column * size + column] ?? 1);
      else if (!(rest > 1e-12 * Math.abs(matrix[row * size + row] ?? 0)) || rest <= 0) return null;
      else lower[row * size + row] = Math.sqrt(rest);
    }
  const inverse = Array.from({ length: size * size }, () => 0);
  for (let column = 0; column < size; column++) {
    const solution = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let rest = row === column ? 1 : 0;
      for (let at = 0; at < row; at++) rest -= (lower[row * size + at] ?? 0) * (solution[at] ?? 0);
      solution[row] = rest / (lower[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row--) {
      let rest = solution[row] ?? 0;
      for (let at = row + 1; at < size; at++) rest -= (lower[at * size + row] ?? 0) * (solution[at] ?? 0);
      solution[row] = rest / (lower[row * size + row] ?? 1);
      inverse[row * size + column] = solution[row] ?? 0;
    }
  }
  return inverse;
}
