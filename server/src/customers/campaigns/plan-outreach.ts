import type { Database } from "../../storage/database.ts";
import { howToImport, readShop } from "../analytics/read-shop.ts";
import { riskTenths } from "../churn/risk-tenths.ts";
import { dayOf } from "../day-number.ts";
import { measureTimeToSecondOrder } from "../patterns/time-to-second-order.ts";
import { type CurrentRun, readCurrentRun } from "../search/current-run.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { sayMoney } from "../tools/say-figures.ts";
import type { OutreachRule } from "./outreach-rule.ts";
import { readOutreachBasis } from "./read-outreach-basis.ts";
import { type OutreachSizes, readOutreachGroups } from "./read-outreach-groups.ts";
import { retentionRules } from "./retention-rules.ts";
import { findSeason } from "./season.ts";
import { seasonalRules, selectSeasons } from "./seasonal-rules.ts";
import { valueAtRisk } from "./value-at-risk.ts";
import { winbackRules } from "./winback-rules.ts";

export const outreachKinds = ["retention", "winback", "seasonal"] as const;
export type OutreachKind = (typeof outreachKinds)[number];

export type OutreachGroup = OutreachRule & OutreachSizes;

export interface OutreachPlan {
  run: CurrentRun;
  /** Null without a customer. */
  asOf: string | null;
  /** In the order of their rules, without those nobody is in. */
  groups: OutreachGroup[];
  /** Of a seasonal plan: which, and its first and last day. */
  season: { event: string; start: string; end: string } | null;
  /** How value at risk was computed. */
  basis: string | null;
  notice: string | null;
}

interface OutreachQuery {
  kind: OutreachKind;
  /** Null: the next one. */
  event: string | null;
  /** Customers named in each group. */
  limit: number;
}

/**
 * Whom to write to and how, as groups that nobody is in twice, with the customers to begin with.
 * @throws ToolError `not_found` for an event nobody knows.
 */
export async function planOutreach(
  database: Pick<Database, "orm">,
  { kind, event, limit }: OutreachQuery,
): Promise<OutreachPlan> {
  const run = await readCurrentRun(database);
  const shop = await readShop(database);
  return withSearchPlans(database, async (tx) => {
    const basis = await readOutreachBasis(tx, run);
    const none = { run, asOf: null, groups: [], season: null, basis: null };
    if (!basis) return { ...none, notice: howToImport };
    const tenths = riskTenths(run);
    const atRisk = valueAtRisk(run);
    const facts = { ...basis, highLtvWords: sayMoney(basis.highLtv, run.currency), tenths };
    const season = kind === "seasonal" ? findSeason({ asked: event, ...basis, shop }) : null;
    const secondOrder = season ? null : await measureTimeToSecondOrder({ tx, run, asOf: basis.asOf });
    const rules = season
      ? seasonalRules(season, facts)
      : kind === "winback"
        ? winbackRules({ ...facts, secondOrder })
        : retentionRules({ ...facts, secondOrder });
    const sizes = await readOutreachGroups(tx, {
      run,
      conditions: rules.map(({ condition }) => condition),
      value: atRisk.value,
      limit,
      seasons: season && selectSeasons(season),
    });
    const groups = rules.flatMap((rule, at): OutreachGroup[] => {
      const found = sizes.get(at);
      return found ? [{ ...rule, ...found }] : [];
    });
    return {
      run,
      asOf: basis.asOf,
      groups,
      season: season && { event: season.event, start: dayOf(season.coming.start), end: dayOf(season.coming.end - 1) },
      basis: atRisk.basis,
      notice: groups.length > 0 ? null : `Nobody is in a group of a ${kind} plan at the moment.`,
    };
  });
}
