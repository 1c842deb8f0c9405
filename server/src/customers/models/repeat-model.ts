/**
 * How often customers come back and when they stop. Time is in weeks. Each question to a model has its own file:
 * alive-probability, no-purchase-probability, expected-purchases, purchase-counts; formulas and papers: docs/models.md.
 */
export type RepeatModel =
  | { kind: "bg_nbd"; r: number; alpha: number; a: number; b: number }
  | { kind: "mbg_nbd"; r: number; alpha: number; a: number; b: number }
  | { kind: "pareto_nbd"; r: number; alpha: number; s: number; beta: number }
  | { kind: "nbd"; r: number; alpha: number };

/** One customer: purchase days after the first (x), first to last purchase (tx), first purchase to as-of day (T). */
export interface PurchaseSummary {
  repeats: number;
  lastWeeks: number;
  ageWeeks: number;
}

/** Customers with the same summary together; `counts` says how many they are. All four have one length. */
export interface SummaryGroups {
  repeats: Float64Array;
  lastWeeks: Float64Array;
  ageWeeks: Float64Array;
  counts: Float64Array;
}

export interface RepeatFit {
  model: RepeatModel;
  logLikelihood: number;
  customers: number;
  converged: boolean;
  /** Why the likelihood has no summit inside, in words; null when it has one. */
  boundary: string | null;
  /**
   * Covariance of the parameters' logarithms, row by row in the order of the model's keys; null when unknown. What
   * the data leaves open about the parameters.
   */
  covariance: number[] | null;
}
