import type { Database } from "../../storage/database.ts";
import { type ChurnScore, scoreChurn } from "../churn/churn-rule.ts";
import type { Profile } from "../profiles/load-profile.ts";
import { explainNoOutlook } from "./explain-no-outlook.ts";
import { canPredict, loadOutlook } from "./load-outlook.ts";
import type { OutlookModel } from "./outlook-model.ts";
import { type CustomerPrediction, predictCustomer } from "./predict-customer.ts";
import { stateOfProfile } from "./state-of-profile.ts";
import { usualSpend } from "./usual-spend.ts";

/** What is foretold of one customer. Amounts in the shop's currency, to the hundredth. */
export interface ProfileForecast {
  /** By the rule alone, which is always there. */
  score: ChurnScore;
  /** Null where the run predicts nothing; `missing` says why. */
  prediction: (CustomerPrediction & { valueAtRisk: number; outlook: OutlookModel }) | null;
  missing: string | null;
}

/** Predicts from a profile as it is now: a live order changes the answer at once. */
export async function predictProfile(
  database: Database,
  profile: Profile,
  horizonDays: number,
): Promise<ProfileForecast> {
  const outlook = await loadOutlook(database, profile);
  const score = scoreChurn(profile);
  if (!canPredict(outlook)) return { score, prediction: null, missing: explainNoOutlook(outlook, profile.runId) };
  const state = stateOfProfile(profile);
  const predicted = predictCustomer(outlook, state, horizonDays);
  const valueAtRisk =
    predicted.probabilityNoPurchase * usualSpend(outlook, { ...state, returnRate: profile.returnRate }, horizonDays);
  return { score, prediction: { ...predicted, valueAtRisk, outlook }, missing: null };
}
