import { setImmediate as breathe } from "node:timers/promises";
import { brierScore } from "../backtest/brier-score.ts";
import { type CustomerStates, statesAt } from "../backtest/customer-states.ts";
import { outcomesAfter } from "../backtest/outcomes-after.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { thinHistory } from "../backtest/thin-history.ts";
import { chooseWeight, type WeightEvidence, weights } from "./choose-weight.ts";
import { type FittedPredictor, fitPredictor, withWeight } from "./fit-predictor.ts";
import type { HorizonReport } from "./model-report.ts";
import { noPurchaseChances } from "./no-purchase-chances.ts";
import { realLevel } from "./real-level.ts";
import { reportHorizon, type TestedOrigin } from "./report-horizon.ts";

const daysBack = [90, 180, 270, 365];
const horizonsDays = [30, 90, 180, 365];
const weighedAtDays = 90;
const mostCustomers = 10_000;
/** Of what an origin must know to be worth fitting at. */
const leastDaysBefore = 91;
const leastReturning = 30;

export interface BackTest {
  /** Of the logistic part, by all origins. */
  weight: number;
  /** Origins that could judge it. */
  judges: number;
  horizons: HorizonReport[];
}

/**
 * Tries the whole of fitPredictor at days of the past (rolling origins): fitted to what was known then, judged by what
 * came. The logistic part's weight at an origin is chosen by the other origins, so that none judges its own choice.
 */
export async function backTest(history: PurchaseHistory, asOfDay: number): Promise<BackTest> {
  const sample = thinHistory(history, mostCustomers);
  const firstDay = sample.days.reduce((first, day) => Math.min(first, day), asOfDay);
  const origins: { fitted: FittedPredictor; states: CustomerStates; evidence: WeightEvidence | null }[] = [];
  for (const back of daysBack) {
    const day = asOfDay - back;
    const states = statesAt(sample, day);
    const returning = states.purchaseDays.reduce((count, purchases) => count + (purchases > 1 ? 1 : 0), 0);
    if (day - firstDay < leastDaysBefore || returning < leastReturning) continue;
    const fitted = await fitPredictor(sample, day);
    origins.push({ fitted, states, evidence: weigh(sample, fitted, states) });
    await breathe();
  }
  const evidenceWithout = (own: WeightEvidence | null): WeightEvidence[] =>
    origins.flatMap(({ evidence }) => (evidence === null || evidence === own ? [] : [evidence]));
  const tested: TestedOrigin[] = origins.map(({ fitted, states, evidence }) => ({
    states,
    predictor: withWeight(fitted.predictor, chooseWeight(evidenceWithout(evidence))),
  }));
  const horizons: HorizonReport[] = [];
  for (const horizonDays of horizonsDays) {
    const able = tested.filter(({ states }) => states.asOfDay + horizonDays <= asOfDay);
    if (able.length > 0) horizons.push(reportHorizon(sample, able, horizonDays));
    await breathe();
  }
  const all = evidenceWithout(null);
  return { weight: chooseWeight(all), judges: all.length, horizons };
}

/**
 * Brier scores by weight, at the level that the shop really had in the time after the origin: a season that nobody
 * foresaw says nothing of who comes back.
 */
function weigh(
  history: PurchaseHistory,
  { predictor }: FittedPredictor,
  states: CustomerStates,
): WeightEvidence | null {
  if (predictor.correction === null) return null;
  const { purchases } = outcomesAfter(history, states, weighedAtDays);
  const stayedAway = purchases.map((count) => (count === 0 ? 1 : 0));
  const level = realLevel(predictor.repeat, { states, purchases, horizonDays: weighedAtDays });
  const levelled = { ...predictor, level: { ...predictor.level, periods: [level] } };
  const briers = weights.map(
    (weight) => brierScore(noPurchaseChances(withWeight(levelled, weight), states, weighedAtDays), stayedAway) ?? 0,
  );
  return { customers: stayedAway.length, briers };
}
