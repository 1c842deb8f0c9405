import { type SQL, sql } from "drizzle-orm";
import { expectedSpendOf } from "./expected-spend-of.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { CustomerState, Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

/**
 * What a customer would spend within the horizon who is still one and goes on as before, in the shop's currency: the
 * posterior mean of their rate of purchases, (r + x) / (alpha + T), times what one of theirs brings, less the share that
 * they give back. Times the probability that they buy nothing, it is their value at risk.
 */
export function usualSpend(
  model: Predictor,
  state: CustomerState & { returnRate: number },
  horizonDays: number,
): number {
  const { r, alpha } = model.repeat;
  const { repeats, ageWeeks } = summaryOf(state);
  const purchases = ((r + repeats) / (alpha + ageWeeks)) * modelWeeks(model, horizonDays);
  return purchases * expectedSpendOf(model, state) * (1 - state.returnRate);
}

/** SQL of usualSpend on a row of the search table as p. Without parameters. */
export function usualSpendSql(model: Pick<Predictor, "repeat" | "level">, horizonDays: number): SQL {
  const { r, alpha } = model.repeat;
  return sql.raw(
    `((${r}::float8 + p.purchase_days - 1) / (${alpha}::float8 + (p.as_of - p.first_order_on) / 7::float8)
      * ${modelWeeks(model, horizonDays)}::float8 * p.expected_spend * (1 - p.return_rate))`,
  );
}
