import { type SQL, sql } from "drizzle-orm";
import { noPurchaseSql } from "../outlook/no-purchase-sql.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";
import { usualSpendSql } from "../outlook/usual-spend.ts";
import { riskTenths } from "../churn/risk-tenths.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { yearlySpend } from "./yearly-spend.ts";

export interface ValueAtRisk {
  /** On a row of the search table as p; in the shop's currency, never null. */
  value: SQL;
  /** How it was computed. */
  basis: string;
}

/**
 * What a customer would spend in 90 days at their usual pace, times the probability that they buy nothing in them.
 * Where the shop has too little history for probabilities, the churn rule's score stands for it.
 */
export function valueAtRisk({ predictor, axes }: Pick<CurrentRun, "predictor" | "axes">): ValueAtRisk {
  const byRule = sql`(${yearlySpend} * ${usualHorizonDays}::float8 / 365 * ${riskTenths({ axes })} / 10.0)::float8`;
  if (predictor === null) {
    return {
      value: byRule,
      basis: `spend of ${usualHorizonDays} days at the pace so far × churn rule score, for want of a model`,
    };
  }
  const byModel = sql`${noPurchaseSql(predictor, usualHorizonDays)} * ${usualSpendSql(predictor, usualHorizonDays)}`;
  return {
    value: sql`coalesce(${byModel}, ${byRule})`,
    basis: `usual spend of ${usualHorizonDays} days × probability of buying nothing in them`,
  };
}
