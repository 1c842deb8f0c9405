import { type SQL, sql } from "drizzle-orm";
import { canPredict } from "../outlook/load-outlook.ts";
import { noPurchaseSql } from "../outlook/no-purchase-sql.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";
import type { RunOutlook } from "../outlook/read-outlook.ts";
import { usualSpendSql } from "../outlook/usual-spend.ts";
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
 * @param tenths SQL of that score, in tenths.
 */
export function valueAtRisk(outlook: RunOutlook, tenths: SQL): ValueAtRisk {
  const byRule = sql`(${yearlySpend} * ${usualHorizonDays}::float8 / 365 * ${tenths} / 10.0)::float8`;
  if (!canPredict(outlook)) {
    return {
      value: byRule,
      basis: `spend of ${usualHorizonDays} days at the pace so far × churn rule score, for want of a model`,
    };
  }
  const byModel = sql`${noPurchaseSql(outlook, usualHorizonDays)} * ${usualSpendSql(outlook, usualHorizonDays)}`;
  return {
    value: sql`coalesce(${byModel}, ${byRule})`,
    basis: `usual spend of ${usualHorizonDays} days × probability of buying nothing in them`,
  };
}
