import { areaUnderCurve } from "../backtest/area-under-curve.ts";
import { brierScore } from "../backtest/brier-score.ts";
import { calibrationDeciles } from "../backtest/calibration-deciles.ts";
import type { CustomerStates } from "../backtest/customer-states.ts";
import { meanAbsoluteError } from "../backtest/mean-absolute-error.ts";
import { outcomesAfter } from "../backtest/outcomes-after.ts";
import { peerScores } from "../backtest/peer-scores.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { topTenthCapture } from "../backtest/top-tenth-capture.ts";
import { totalBias } from "../backtest/total-bias.ts";
import { dayOf } from "../day-number.ts";
import { foretell } from "./foretell.ts";
import { withWeight } from "./fit-predictor.ts";
import { intervalCoverage } from "./interval-coverage.ts";
import type { HorizonReport, PeerScore } from "./model-report.ts";
import type { Predictor } from "./outlook-model.ts";

export interface TestedOrigin {
  predictor: Predictor;
  states: CustomerStates;
}

/** How our model and what a shop would use without it did at one horizon, over these origins side by side. */
export function reportHorizon(
  history: PurchaseHistory,
  origins: readonly TestedOrigin[],
  horizonDays: number,
): HorizonReport {
  const measured = origins.map((origin) => measureOrigin(history, origin, horizonDays));
  const probabilities = measured.flatMap(({ noPurchase }) => Array.from(noPurchase));
  const stayedAway = measured.flatMap((origin) => Array.from(origin.stayedAway));
  const names = measured[0]?.scores.map(({ name }) => name) ?? [];
  return {
    horizonDays,
    origins: origins.map(({ states }) => dayOf(states.asOfDay)),
    customers: probabilities.length,
    noPurchaseShare: stayedAway.reduce((sum, label) => sum + label, 0) / Math.max(1, stayedAway.length),
    scores: names.map((name) => meanScore(measured.flatMap(({ scores }) => scores.filter((one) => one.name === name)))),
    calibration: calibrationDeciles(probabilities, stayedAway),
    revenueBias: mean(measured.map(({ revenueBias }) => revenueBias)),
  };
}

function measureOrigin(history: PurchaseHistory, { predictor, states }: TestedOrigin, horizonDays: number) {
  const outcomes = outcomesAfter(history, states, horizonDays);
  const stayedAway = outcomes.purchases.map((count) => (count === 0 ? 1 : 0));
  const judge = (name: string, risk: ArrayLike<number>, given: Partial<PeerScore> = {}): PeerScore => ({
    name,
    auc: areaUnderCurve(risk, stayedAway),
    brier: null,
    mae: null,
    bias: null,
    topTenthCapture: topTenthCapture(
      Float64Array.from(risk, (value) => -value),
      outcomes.purchases,
    ),
    coverage90: null,
    ...given,
  });
  const counted = (purchases: Float64Array) => ({
    mae: meanAbsoluteError(purchases, outcomes.purchases),
    bias: totalBias(purchases, outcomes.purchases),
    topTenthCapture: topTenthCapture(purchases, outcomes.purchases),
  });
  const ours = foretell(predictor, states, horizonDays);
  const alone = predictor.correction === null ? ours : foretell(withWeight(predictor, 0), states, horizonDays);
  const peers = peerScores(states, horizonDays);
  const question = { predictor, states, outcomes, foretold: ours, horizonDays, coverage: 0.9 };
  return {
    noPurchase: ours.noPurchase,
    stayedAway,
    revenueBias: totalBias(ours.revenue, outcomes.spend),
    scores: [
      judge("ours", ours.noPurchase, {
        brier: brierScore(ours.noPurchase, stayedAway),
        ...counted(ours.purchases),
        coverage90: intervalCoverage(question),
      }),
      judge("repeat model alone", alone.noPurchase, {
        brier: brierScore(alone.noPurchase, stayedAway),
        ...counted(alone.purchases),
      }),
      judge("rule score", peers.rule),
      judge("RFM sum", peers.rfm),
      judge("recency", peers.recency),
      judge(
        "naive rate",
        peers.naivePurchases.map((count) => -count),
        counted(peers.naivePurchases),
      ),
    ],
  };
}

/** Origins count alike. */
function meanScore(scores: readonly PeerScore[]): PeerScore {
  const over = (of: (score: PeerScore) => number | null): number | null => mean(scores.map(of));
  return {
    name: scores[0]?.name ?? "",
    auc: over(({ auc }) => auc),
    brier: over(({ brier }) => brier),
    mae: over(({ mae }) => mae),
    bias: over(({ bias }) => bias),
    topTenthCapture: over(({ topTenthCapture }) => topTenthCapture),
    coverage90: over(({ coverage90 }) => coverage90),
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
