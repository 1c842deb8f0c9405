/** Logit = intercept + sum of coefficient * (value - centre) / scale, a column each. */
export interface LogisticModel {
  intercept: number;
  coefficients: number[];
  centres: number[];
  scales: number[];
  converged: boolean;
}
