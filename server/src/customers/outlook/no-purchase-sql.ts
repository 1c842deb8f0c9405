import { type SQL, sql } from "drizzle-orm";
import { modelWeeks } from "./model-weeks.ts";
import { usualHorizonDays } from "./outlook-columns.ts";
import type { Predictor } from "./outlook-model.ts";

/** Below it exp() is an error in Postgres, and everything is 0 anyway. */
const leastExponent = -700;
/** Within so much of 0 and 1 a probability has the logit of the limit. */
const nearest = "1e-9";
/** Keeps what is divided by from 0. */
const least = "1e-30";

/**
 * SQL of noPurchaseChance's probability within the horizon, 0-1, on a row of the search table as p: null where the row
 * has no prediction. Somebody who is there comes with 1 - ((alpha + T) / (alpha + T + H))^(r + x); with q = P(alive)
 * times that, the sigmoid of logit(1 - q) + shift is 1 / (1 + exp(-shift) / (1 / q - 1)). Without parameters.
 */
export function noPurchaseSql(predictor: Pick<Predictor, "repeat" | "correction" | "level">, horizonDays: number): SQL {
  const { repeat, correction } = predictor;
  if (repeat.kind === "pareto_nbd") throw new Error("Pareto/NBD has no closed form in SQL.");
  if (horizonDays === usualHorizonDays) return sql.raw("p.probability_no_purchase::float8");
  const comesWithin = (days: number) =>
    `(1 - exp(greatest(${leastExponent}, -(${repeat.r}::float8 + p.purchase_days - 1)
      * ln(1 + ${modelWeeks(predictor, days)}::float8
        / (${repeat.alpha}::float8 + (p.as_of - p.first_order_on) / 7::float8)))))`;
  if (correction === null) return sql.raw(`(1 - p.probability_alive * ${comesWithin(horizonDays)})`);
  const blended = (days: number) => {
    const buys = `least(greatest(p.probability_alive * ${comesWithin(days)}, ${nearest}), 1 - ${nearest})`;
    return `(1 / (1 + exp(-p.churn_shift::float8) / (1 / ${buys} - 1)))`;
  };
  const { horizonDays: trained } = correction;
  if (horizonDays >= trained) return sql.raw(blended(horizonDays));
  const atTrained = trained === usualHorizonDays ? "p.probability_no_purchase" : blended(trained);
  return sql.raw(
    `(1 - least(1, (1 - ${atTrained}) * ${comesWithin(horizonDays)} / greatest(${comesWithin(trained)}, ${least})))`,
  );
}
