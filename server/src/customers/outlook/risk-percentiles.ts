import { statesAt } from "../backtest/customer-states.ts";
import type { PurchaseHistory } from "../backtest/purchase-history.ts";
import { thinHistory } from "../backtest/thin-history.ts";
import { quantile } from "../segments/quantile.ts";
import { noPurchaseChances } from "./no-purchase-chances.ts";
import type { Predictor, RiskPercentiles } from "./outlook-model.ts";

const horizonsDays = [30, 90, 180, 365];
const steps = 100;
const mostCustomers = 10_000;

/** Where a customer's risk stands among all of the shop's, at the horizons that are asked for most. */
export function riskPercentiles(history: PurchaseHistory, predictor: Predictor, asOfDay: number): RiskPercentiles[] {
  const states = statesAt(thinHistory(history, mostCustomers), asOfDay);
  return horizonsDays.map((horizonDays) => {
    const risks = noPurchaseChances(predictor, states, horizonDays);
    risks.sort();
    return { horizonDays, quantiles: Array.from({ length: steps + 1 }, (_, step) => quantile(risks, step / steps)) };
  });
}
