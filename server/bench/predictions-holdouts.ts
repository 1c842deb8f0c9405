import { areaUnderCurve } from "../src/customers/backtest/area-under-curve.ts";
import { brierScore } from "../src/customers/backtest/brier-score.ts";
import { statesAt } from "../src/customers/backtest/customer-states.ts";
import { meanAbsoluteError } from "../src/customers/backtest/mean-absolute-error.ts";
import { outcomesAfter } from "../src/customers/backtest/outcomes-after.ts";
import { peerScores } from "../src/customers/backtest/peer-scores.ts";
import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";
import { topTenthCapture } from "../src/customers/backtest/top-tenth-capture.ts";
import { totalBias } from "../src/customers/backtest/total-bias.ts";
import { dayNumber } from "../src/customers/day-number.ts";
import { fitOutlook } from "../src/customers/outlook/fit-outlook.ts";
import { foretell } from "../src/customers/outlook/foretell.ts";
import { intervalCoverage } from "../src/customers/outlook/interval-coverage.ts";
import type { OutlookModel, Predictor, TooLittleHistory } from "../src/customers/outlook/outlook-model.ts";
import type { Figure } from "./bench.ts";
import { historyUntil } from "./predictions-until.ts";

/** A forecast of days that the shop's file knows, from what was known on the day. */
export interface Holdout {
  from: string;
  days: number;
  /** Least AUC, most Brier score, most MAE, least capture of the top tenth, most bias (share); where there is a target. */
  targets?: { auc?: number; brier?: number; mae?: number; capture?: number; bias?: number; reference: string };
}

interface Measured {
  auc: number;
  brier: number;
  mae: number;
  capture: number;
  bias: number;
  coverage: number;
}

/** What the models foretold on each day beside what came; the models see nothing after the day. */
export async function measureHoldouts(
  name: string,
  history: PurchaseHistory,
  holdouts: readonly Holdout[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const fitted = new Map<string, OutlookModel | TooLittleHistory>();
  for (const holdout of holdouts) {
    const { from } = holdout;
    const outlook = fitted.get(from) ?? (await fitOutlook(historyUntil(history, dayNumber(from))));
    fitted.set(from, outlook);
    if ("missing" in outlook) figures.push({ measure: `${name} ${from}`, value: `too little: ${outlook.missing}` });
    else figures.push(...describe(name, history, holdout, outlook));
  }
  return figures;
}

function describe(name: string, history: PurchaseHistory, holdout: Holdout, model: OutlookModel): Figure[] {
  const { from, days, targets } = holdout;
  const plain: Predictor = { ...model, correction: null, level: { purchases: 1, periods: [], spend: 1 } };
  const ours = measure(history, holdout, model);
  const alone = measure(history, holdout, plain);
  const { rule, rfm } = measurePeers(history, holdout);
  const blend = model.correction === null ? "none" : String(model.correction.weight);
  const where = `${name} ${from} + ${days} d`;
  return [
    {
      measure: where,
      value: `${write(ours)} (${model.repeat.kind}, blend ${blend}, level ${model.level.purchases.toFixed(2)})`,
      ...(targets && { target: wanted(targets), met: isMet(ours, targets) }),
    },
    { measure: "   repeat model alone", value: write(alone) },
    { measure: "   rule score, RFM sum", value: `AUC ${rule.toFixed(4)}, ${rfm.toFixed(4)}` },
  ];
}

const write = (found: Measured): string =>
  [
    `AUC ${found.auc.toFixed(4)} Brier ${found.brier.toFixed(4)} MAE ${found.mae.toFixed(4)}`,
    `top tenth ${found.capture.toFixed(4)} bias ${percent(found.bias)} 90 % covers ${found.coverage.toFixed(3)}`,
  ].join(" ");

function measure(history: PurchaseHistory, { from, days }: Holdout, predictor: Predictor): Measured {
  const states = statesAt(history, dayNumber(from));
  const outcomes = outcomesAfter(history, states, days);
  const stayedAway = outcomes.purchases.map((count) => (count === 0 ? 1 : 0));
  const foretold = foretell(predictor, states, days);
  const question = { predictor, states, outcomes, foretold, horizonDays: days, coverage: 0.9 };
  return {
    auc: areaUnderCurve(foretold.noPurchase, stayedAway) ?? 0,
    brier: brierScore(foretold.noPurchase, stayedAway) ?? 1,
    mae: meanAbsoluteError(foretold.purchases, outcomes.purchases) ?? 0,
    capture: topTenthCapture(foretold.purchases, outcomes.purchases) ?? 0,
    bias: totalBias(foretold.purchases, outcomes.purchases) ?? 0,
    coverage: intervalCoverage(question) ?? 0,
  };
}

function measurePeers(history: PurchaseHistory, { from, days }: Holdout): { rule: number; rfm: number } {
  const states = statesAt(history, dayNumber(from));
  const stayedAway = outcomesAfter(history, states, days).purchases.map((count) => (count === 0 ? 1 : 0));
  const { rule, rfm } = peerScores(states, days);
  return { rule: areaUnderCurve(rule, stayedAway) ?? 0, rfm: areaUnderCurve(rfm, stayedAway) ?? 0 };
}

const percent = (share: number): string => `${share < 0 ? "" : "+"}${(100 * share).toFixed(1)} %`;

function wanted({ auc, brier, mae, capture, bias, reference }: NonNullable<Holdout["targets"]>): string {
  const parts = [
    auc === undefined ? "" : `AUC >= ${auc}`,
    brier === undefined ? "" : `Brier <= ${brier}`,
    mae === undefined ? "" : `MAE <= ${mae}`,
    capture === undefined ? "" : `top tenth >= ${capture}`,
    bias === undefined ? "" : `bias within ${100 * bias} %`,
    "90 % covers >= 0.9",
  ];
  return `${parts.filter((part) => part !== "").join(", ")} (${reference})`;
}

const isMet = (found: Measured, targets: NonNullable<Holdout["targets"]>): boolean =>
  found.auc >= (targets.auc ?? 0) &&
  found.brier <= (targets.brier ?? 1) &&
  found.mae <= (targets.mae ?? Number.POSITIVE_INFINITY) &&
  found.capture >= (targets.capture ?? 0) &&
  Math.abs(found.bias) <= (targets.bias ?? Number.POSITIVE_INFINITY) &&
  found.coverage >= 0.9;
