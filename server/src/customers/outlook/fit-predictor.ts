import { setImmediate as breathe } from "node:timers/promises";
import { statesAt } from "../backtest/customer-states.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { chooseRepeatFit, type RepeatChoice } from "../models/choose-repeat-fit.ts";
import { fitGammaGamma } from "../models/fit-gamma-gamma.ts";
import { groupSummaries } from "../models/group-summaries.ts";
import type { PurchaseSummary, SummaryGroups } from "../models/repeat-model.ts";
import type { SpendFit } from "../models/spend-model.ts";
import { dayOf } from "../day-number.ts";
import { eachState } from "./each-state.ts";
import { measureLevel, plainLevel } from "./measure-level.ts";
import type { Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";
import { trainCorrection } from "./train-correction.ts";

export interface FittedPredictor {
  predictor: Predictor;
  repeatChoice: RepeatChoice;
  groups: SummaryGroups;
  spendFit: SpendFit;
  /** The days the logistic part learnt from; none where it could not be trained. */
  cuts: number[];
}

/** Fits all that predicts to what was known by `asOfDay`, whatever the history holds after it. Lets others run between steps. */
export async function fitPredictor(history: PurchaseHistory, asOfDay: number): Promise<FittedPredictor> {
  const summaries: PurchaseSummary[] = [];
  const purchases: number[] = [];
  const meanSpend: number[] = [];
  eachState(statesAt(history, asOfDay), (state) => {
    summaries.push(summaryOf(state));
    purchases.push(state.purchaseDays);
    meanSpend.push(state.gross / state.purchaseDays);
  });
  const groups = groupSummaries(summaries);
  const repeatChoice = chooseRepeatFit(groups);
  await breathe();
  const spendFit = fitGammaGamma({ purchases, meanSpend });
  await breathe();
  const repeat = repeatChoice.chosen.model;
  const plain = { asOf: dayOf(asOfDay), repeat, spend: spendFit.model, correction: null, level: plainLevel };
  const level = measureLevel(history, plain, asOfDay);
  await breathe();
  const trained = trainCorrection(history, { repeat }, { asOfDay, weight: 1 });
  await breathe();
  const predictor = { ...plain, level, correction: trained?.correction ?? null };
  return { predictor, repeatChoice, groups, spendFit, cuts: trained?.cuts ?? [] };
}

/** The same with this weight of the logistic part; 0 leaves it out. */
export const withWeight = (predictor: Predictor, weight: number): Predictor => ({
  ...predictor,
  correction: predictor.correction === null || weight <= 0 ? null : { ...predictor.correction, weight },
});
