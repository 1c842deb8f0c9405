/**
 * Spend per purchase day (Fader & Hardie 2013, note 025): gamma with shape p and a rate that is itself gamma(q, gamma)
 * over customers. `gamma` is in the shop's currency.
 */
export interface GammaGamma {
  kind: "gamma_gamma";
  p: number;
  q: number;
  gamma: number;
}

/** What a customer spent: number of purchase days and mean per purchase day, in the shop's currency. */
export interface SpendSummary {
  purchases: number;
  meanSpend: number;
}

export interface SpendFit {
  model: GammaGamma;
  logLikelihood: number;
  converged: boolean;
  /** Why the likelihood has no summit inside, and what stands instead; null when it has one. */
  boundary: string | null;
  /** Pearson correlation of purchase days and mean spend among customers with two or more; the model assumes 0. */
  correlation: number | null;
}
