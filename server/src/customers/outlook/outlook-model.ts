import type { LogisticModel } from "../models/logistic.ts";
import type { RepeatModel } from "../models/repeat-model.ts";
import type { GammaGamma } from "../models/spend-model.ts";
import type { ModelReport } from "./model-report.ts";

/** What is known of one customer. Days since 1970-01-01; `gross` is what was paid on all purchase days. */
export interface CustomerState {
  purchaseDays: number;
  firstDay: number;
  lastDay: number;
  asOfDay: number;
  gross: number;
}

/** What predicts a customer of one shop. */
export interface Predictor {
  /** The last day whose orders it saw, YYYY-MM-DD. */
  asOf: string;
  repeat: RepeatModel;
  spend: GammaGamma;
  correction: RankingCorrection | null;
  level: ShopLevel;
}

/** All that is kept of a discovery's fits: plain JSON. */
export interface OutlookModel extends Predictor {
  percentiles: RiskPercentiles[];
  /** What stands in for a model that failed or lies on a boundary, in a sentence; null when none does. */
  fallback: string | null;
  report: ModelReport;
}

/**
 * The logistic part. With P_model at modelWeeks(H): logit P(no purchase in H) = logit P_model(H) + churnShift, where
 * churnShift = weight * (logit of the logistic model - logit P_model(horizonDays)). Below `horizonDays` it is
 * 1 - (1 - P(horizonDays)) * (1 - P_model(H)) / (1 - P_model(horizonDays)), which keeps "bought later" from ever
 * raising the risk.
 */
export interface RankingCorrection {
  logistic: LogisticModel;
  /** What it was trained to foresee. */
  horizonDays: number;
  /** In (0, 1], chosen by the back-test. */
  weight: number;
  /** Mean weeks between purchase days of this shop. */
  usualGapWeeks: number;
}

/**
 * How many times as much as the repeat model says this shop sells: its level of late and its season, from its own
 * back-test, shrunk towards 1. modelWeeks makes horizons longer or shorter by it.
 */
export interface ShopLevel {
  /** Over the 90 days from `asOf`. */
  purchases: number;
  /** In each of the thirteen periods of 28 days after `asOf`; then they come again. */
  periods: number[];
  /** Of what a purchase day brings. */
  spend: number;
}

/** Quantiles of P(no purchase) over the shop's customers, at equal steps from the lowest to the highest. */
export interface RiskPercentiles {
  horizonDays: number;
  quantiles: number[];
}

/** Why there are no predictions yet. */
export interface TooLittleHistory {
  missing: string;
  /** The day from which it will work, YYYY-MM-DD; null when that depends on what customers do. */
  worksFrom: string | null;
}
