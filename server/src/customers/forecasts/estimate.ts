/** A figure and the limits between which it lies with a probability of 90 %. */
export interface Estimate {
  expected: number;
  low: number;
  high: number;
}
