import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { canPredict, loadOutlook } from "../outlook/load-outlook.ts";
import { noPurchaseSql } from "../outlook/no-purchase-sql.ts";
import type { RunOutlook } from "../outlook/read-outlook.ts";
import { usualSpendSql } from "../outlook/usual-spend.ts";
import { type CurrentRun, readCurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { riskTenths } from "./risk-tenths.ts";

/** Amounts in the shop's currency, probabilities 0-1, days as YYYY-MM-DD. What needs an outlook is null without one. */
export interface ChurnSummary {
  run: CurrentRun;
  outlook: RunOutlook;
  /** Of the newest profile; null without customers. */
  asOf: string | null;
  customers: number;
  /** Customers by their score in tenths; those without any are not listed. */
  byTenths: { tenths: number; customers: number }[];
  /** Sum of the probabilities: how many will buy nothing. */
  withoutPurchase: number | null;
  valueAtRisk: number | null;
  /**
   * At risk by the rule, or likelier than not to buy nothing: the most value at risk first; without an outlook the
   * highest score, then the most valuable.
   */
  first: EndangeredCustomer[];
}

export type EndangeredCustomer = {
  id: string;
  name: string | null;
  tenths: number;
  probability: number | null;
  valueAtRisk: number | null;
  ltv: number;
  lastOrderOn: string;
};

const atRiskTenths = 5;

/**
 * Churn of everybody in the current run within a horizon, as of one moment. Sums are taken from the regr_ aggregates,
 * which share what they compute: a sum() each would compute every probability anew.
 */
export async function summarizeChurn(
  database: Database,
  { horizonDays, limit }: { horizonDays: number; limit: number },
): Promise<ChurnSummary> {
  const run = await readCurrentRun(database);
  const outlook = await loadOutlook(database, { runId: run.id, finishedAt: run.finishedAt });
  const scored = canPredict(outlook)
    ? scoreAll(run, noPurchaseSql(outlook, horizonDays), usualSpendSql(outlook, horizonDays))
    : scoreAll(run, sql`null::float8`, sql`null::float8`);
  return withSearchPlans(database, async (tx) => {
    const { rows: groups } = await tx.execute<Group>(sql`
      select tenths, count(*)::int as customers, max(as_of) as "asOf", count(*) * regr_avgx(usual, probability) as "withoutPurchase",
        regr_sxy(usual, probability) + count(*) * regr_avgx(usual, probability) * regr_avgy(usual, probability)
          as "valueAtRisk"
      from (${scored}) scored group by tenths order by tenths`);
    const first = await findFirst(tx, { run, scored, limit });
    const sum = (of: (group: Group) => number | null) => groups.reduce((all, group) => all + (of(group) ?? 0), 0);
    return {
      run,
      outlook,
      asOf: groups.reduce<string | null>((last, { asOf }) => (last === null || asOf > last ? asOf : last), null),
      customers: sum(({ customers }) => customers),
      byTenths: groups.map(({ tenths, customers }) => ({ tenths, customers })),
      withoutPurchase: canPredict(outlook) ? sum(({ withoutPurchase }) => withoutPurchase) : null,
      valueAtRisk: canPredict(outlook) ? sum(({ valueAtRisk }) => valueAtRisk) : null,
      first,
    };
  });
}

/** So many of the most valuable are looked at for what the last one listed has at risk at least. */
const mostValuable = 3_000;

/**
 * Whom to save first. The nth most value at risk among the most valuable customers is a limit that nobody listed can be
 * below; what somebody usually spends is never less than their value at risk and quickly computed, so that the whole is
 * computed for few.
 */
async function findFirst(
  tx: Pick<Database["orm"], "execute">,
  { run, scored, limit }: { run: CurrentRun; scored: SQL; limit: number },
): Promise<EndangeredCustomer[]> {
  const { rows } = await tx.execute<{ least: number | null }>(sql`
    select probability * usual as least
    from (${scored} where p.customer_key in (
      select p.customer_key from ${profileSource(run)} order by p.ltv desc, p.customer_key limit ${mostValuable}
    )) scored where ${isEndangered} order by 1 desc nulls last offset ${limit - 1} limit 1`);
  const least = rows[0]?.least ?? null;
  const { rows: first } = await tx.execute<EndangeredCustomer>(sql`
    select c.id, c.name, f.tenths, f.probability, f.at_risk as "valueAtRisk", f.ltv, f.last_order_on as "lastOrderOn"
    from (
      select *, probability * usual as at_risk from (${scored}) scored
      where ${isEndangered} and ${least === null ? sql`true` : sql`usual >= ${least}::float8`}
      order by at_risk desc nulls last, tenths desc, ltv desc, customer_key limit ${limit}
    ) f join customers c on c.key = f.customer_key
    order by f.at_risk desc nulls last, f.tenths desc, f.ltv desc, f.customer_key`);
  return first;
}

type Group = {
  tenths: number;
  customers: number;
  withoutPurchase: number | null;
  valueAtRisk: number | null;
  asOf: string;
};

const isEndangered = sql.raw(`(tenths >= ${atRiskTenths} or coalesce(probability, 0) >= 0.5)`);

const scoreAll = (run: CurrentRun, probability: SQL, usual: SQL) => sql`
  select p.customer_key, p.as_of, p.ltv, p.last_order_on, ${riskTenths(run)} as tenths, ${probability} as probability,
    ${usual} as usual
  from ${profileSource(run)}`;
