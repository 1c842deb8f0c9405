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

/** Everything that predicts a customer of one shop. Plain JSON, kept with the discovery that fitted it. */
export interface OutlookModel {
  /** The last day whose orders it saw, YYYY-MM-DD. */
  asOf: string;
  repeat: RepeatModel;
  /** None when the spend model failed: then customers are expected to spend as `typicalSpend` and their own mean say. */
  spend: GammaGamma | null;
  /** Mean of what a purchase day brings, for who has never paid anything and where `spend` is null. */
  typicalSpend: number;
  correction: RankingCorrection | null;
  level: ShopLevel;
  percentiles: RiskPercentiles[];
  /** What stands in for a model that failed or lies on a boundary, in a sentence; null when none does. */
  fallback: string | null;
  report: ModelReport;
}

/**
 * The logistic part: logit P(no purchase in H) = logit P_model(H) + weight * (logit of the logistic model at
 * `horizonDays` - logit P_model(horizonDays)).
 */
export interface RankingCorrection {
  logistic: LogisticModel;
  /** What it was trained to foresee. */
  horizonDays: number;
  /** In (0, 1], chosen by the back-test. */
  weight: number;
}

/** How many times as much as the models say this shop has sold, by its own back-test, shrunk towards 1. */
export interface ShopLevel {
  purchases: number;
  /** Of what a purchase day brings. */
  spend: number;
  /** Standard deviation of the logarithm of what a whole forecast is wrong by. */
  logSpread: number;
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
