import { setImmediate as breathe } from "node:timers/promises";
import { statesAt } from "../backtest/customer-states.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { fitParetoNbd } from "../models/fit-pareto-nbd.ts";
import { thinGroups } from "../models/thin-groups.ts";
import { backTest } from "./back-test.ts";
import { dayOf } from "../day-number.ts";
import { describeFits } from "./describe-fits.ts";
import { explainTooLittle } from "./explain-too-little.ts";
import { fitPredictor, withWeight } from "./fit-predictor.ts";
import { listWarnings } from "./list-warnings.ts";
import type { OutlookModel, TooLittleHistory } from "./outlook-model.ts";
import { riskPercentiles } from "./risk-percentiles.ts";

/** Of distinct customers: Pareto/NBD costs a thousand times as much as the others, and is a check beside them. */
const mostParetoGroups = 400;

/**
 * Fits a shop's models to its purchases and tries them on its past. Sees nothing but the history; the same history gives
 * the same model. Lets other work run between steps of at most about a second.
 */
export async function fitOutlook(history: PurchaseHistory): Promise<OutlookModel | TooLittleHistory> {
  const { asOfDay } = history;
  const states = statesAt(history, asOfDay);
  const tooLittle = explainTooLittle(states);
  if (tooLittle !== null) return tooLittle;
  const fitted = await fitPredictor(history, asOfDay);
  const test = await backTest(history, asOfDay);
  const predictor = withWeight(fitted.predictor, test.weight);
  const pareto = fitParetoNbd(thinGroups(fitted.groups, mostParetoGroups));
  await breathe();
  const { correction, level } = predictor;
  const firstDay = states.firstDays.reduce((first, day) => Math.min(first, day));
  const trainedAt = fitted.cuts.map(dayOf);
  const report = {
    span: { from: dayOf(firstDay), to: dayOf(asOfDay), days: asOfDay - firstDay },
    customers: history.sampledOf,
    sampledFrom: states.purchaseDays.length,
    models: describeFits(fitted, [pareto]),
    spendCorrelation: fitted.spendFit.correlation,
    blend: correction && { weight: correction.weight, trainedAt, horizonDays: correction.horizonDays },
    level: {
      purchases: level.purchases,
      spend: level.spend,
      basis: `periods of 28 days in which these customers bought ${asTimes(level.purchases)} as often as the repeat model says (90 days ahead, season in it) and spent ${asTimes(level.spend)} as much a day as the spend model says, drawn towards 1`,
    },
    horizons: test.horizons,
    warnings: listWarnings(fitted, test, { days: asOfDay - firstDay, trained: correction !== null }),
  };
  const fallbacks = [
    fitted.repeatChoice.fallback,
    fitted.spendFit.boundary && `Gamma-Gamma: ${fitted.spendFit.boundary}.`,
  ];
  return {
    ...predictor,
    percentiles: riskPercentiles(history, predictor, asOfDay),
    fallback: fallbacks.filter((one) => one !== null).join(" ") || null,
    report,
  };
}

const asTimes = (factor: number): string => `${factor.toFixed(2)} times`;
