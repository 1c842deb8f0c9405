import type { CalibrationDecile } from "../backtest/calibration-deciles.ts";

/** What the back-test measured of one way to predict, over all origins it was tried at. Shares and probabilities are 0-1. */
export interface PeerScore {
  /** ours, repeat model alone, rule score, RFM sum, recency, naive rate. */
  name: string;
  /** That a customer who will not buy is ranked above one who will. */
  auc: number | null;
  /** Mean squared error of the probability; null for who gives none. */
  brier: number | null;
  /** Mean absolute error of the number of purchases. */
  mae: number | null;
  /** Expected purchases over real ones, less one. */
  bias: number | null;
  /** Of the purchases that followed, the share by the tenth of customers ranked highest. */
  topTenthCapture: number | null;
  /** Customers whose purchases lay within their 90 % interval. */
  coverage90: number | null;
}

/** The back-test at one horizon, over its origins. */
export interface HorizonReport {
  horizonDays: number;
  /** The days predicted from, YYYY-MM-DD. */
  origins: string[];
  customers: number;
  /** Share who did not buy within the horizon. */
  noPurchaseShare: number;
  scores: PeerScore[];
  calibration: CalibrationDecile[];
  /** Revenue foretold over that which came, less one. */
  revenueBias: number | null;
}

/** What was fitted to one shop and how well it would have done there. */
export interface ModelReport {
  span: { from: string; to: string; days: number };
  customers: number;
  /** Customers fitted to, when they are a sample. */
  sampledFrom: number;
  models: FittedModel[];
  /** Correlation of purchase days and mean spend; the spend model takes them to be independent. */
  spendCorrelation: number | null;
  blend: { weight: number; trainedAt: string[]; horizonDays: number } | null;
  level: { purchases: number; spend: number; basis: string };
  horizons: HorizonReport[];
  warnings: string[];
}

export interface FittedModel {
  name: string;
  /** Whether predictions come from it. */
  used: boolean;
  parameters: Record<string, number>;
  logLikelihood: number | null;
  converged: boolean;
  /** What lies on a boundary, in words. */
  boundary: string | null;
}
