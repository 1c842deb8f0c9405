import { statesAt } from "../backtest/customer-states.ts";
import { outcomesAfter } from "../backtest/outcomes-after.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { thinHistory } from "../backtest/thin-history.ts";
import { fitLogistic } from "../models/fit-logistic.ts";
import { noPurchaseProbability } from "../models/no-purchase-probability.ts";
import { eachState } from "./each-state.ts";
import { logit } from "./logit.ts";
import type { Predictor, RankingCorrection } from "./outlook-model.ts";
import { rankingFeatures, rankingSigns } from "./ranking-features.ts";
import { realLevel } from "./real-level.ts";
import { summaryOf } from "./summary-of.ts";

const horizonDays = 90;
/** The newest cut tells most of what comes: older ones are added only while the shop is too small for it to tell enough. */
const mostCuts = 4;
const enoughRows = 2_000;
const mostCustomers = 10_000;
/** Customers known before a cut that is worth learning from, in days since the first purchase of all. */
const leastDaysBefore = 56;
/** Of either kind, buyers and others. */
const leastLabels = 30;
const ridge = 3;

export interface TrainedCorrection {
  correction: RankingCorrection;
  /** The days it learnt from, newest first. */
  cuts: number[];
}

/**
 * Learns from earlier days of the shop who came back against what the repeat model said, over the newest cuts of 90
 * days that end by `asOfDay`. At each cut the horizon is stretched by what was really bought, so that neither season nor
 * level is learnt. Null when there is too little.
 */
export function trainCorrection(
  history: PurchaseHistory,
  { repeat }: Pick<Predictor, "repeat">,
  { asOfDay, weight }: { asOfDay: number; weight: number },
): TrainedCorrection | null {
  const sample = thinHistory(history, mostCustomers);
  const firstDay = sample.days.reduce((first, day) => Math.min(first, day), asOfDay);
  const usualGapWeeks = usualGap(sample, asOfDay);
  const cuts: number[] = [];
  const values: number[] = [];
  const labels: number[] = [];
  for (let cut = 1; cut <= mostCuts && labels.length < enoughRows; cut++) {
    const day = asOfDay - cut * horizonDays;
    if (day < firstDay + leastDaysBefore) break;
    cuts.push(day);
    gatherCut(sample, repeat, { day, usualGapWeeks, values, labels });
  }
  const stayedAway = labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(stayedAway, labels.length - stayedAway) < leastLabels) return null;
  const columns = rankingSigns.length;
  const logistic = fitLogistic({ rows: labels.length, columns, values, labels, l2: ridge, signs: rankingSigns });
  if (!logistic.converged) return null;
  return { correction: { logistic, horizonDays, weight, usualGapWeeks }, cuts };
}

interface Gathered {
  day: number;
  usualGapWeeks: number;
  values: number[];
  labels: number[];
}

function gatherCut(
  sample: PurchaseHistory,
  repeat: Predictor["repeat"],
  { day, usualGapWeeks, values, labels }: Gathered,
): void {
  const states = statesAt(sample, day);
  const { purchases } = outcomesAfter(sample, states, horizonDays);
  const weeks = (horizonDays / 7) * realLevel(repeat, { states, purchases, horizonDays });
  eachState(states, (state, place) => {
    const summary = summaryOf(state);
    const modelLogit = logit(noPurchaseProbability(repeat, summary, weeks));
    const meanSpend = state.gross / state.purchaseDays;
    values.push(...rankingFeatures({ summary, meanSpend, modelLogit, usualGapWeeks }));
    labels.push(purchases[place] === 0 ? 1 : 0);
  });
}

/** Mean weeks between purchase days of who came back; a week at least. */
function usualGap(sample: PurchaseHistory, asOfDay: number): number {
  let days = 0;
  let gaps = 0;
  eachState(statesAt(sample, asOfDay), ({ firstDay, lastDay, purchaseDays }) => {
    days += lastDay - firstDay;
    gaps += purchaseDays - 1;
  });
  return Math.max(1, days / 7 / Math.max(1, gaps));
}
