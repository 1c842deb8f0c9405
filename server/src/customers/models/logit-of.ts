import type { LogisticModel } from "./logistic.ts";

/** Logarithm of the odds of label 1 for one row of values, in the order of the columns that were fitted. */
export function logitOf(model: LogisticModel, row: ArrayLike<number>): number {
  return model.coefficients.reduce((sum, coefficient, column) => {
    const centred = (row[column] ?? 0) - (model.centres[column] ?? 0);
    return sum + (coefficient * centred) / (model.scales[column] ?? 1);
  }, model.intercept);
}
