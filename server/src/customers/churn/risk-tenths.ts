import { type SQL, sql } from "drizzle-orm";
import { axes } from "../axes.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { dominantColumn } from "../search/search-table.ts";
import { longAwayDays, newcomerDays, ruleTenths } from "./churn-rule.ts";
import { isNewcomer, isSeldomBuyer } from "./segment-names.ts";

const frequency = axes.indexOf("purchase_frequency");
const maturity = axes.indexOf("customer_maturity");

/** SQL of the churn rule's score in tenths (scoreChurn), on a row of the search table as p. */
export const riskTenths = (run: Pick<CurrentRun, "axes">): SQL => sql.raw(riskTenthsText(run));

/** riskTenths for statements that take no parameters. */
export function riskTenthsText(run: Pick<CurrentRun, "axes">): string {
  const parts =
    run.axes.length === 0
      ? [longAway, scored("p.purchase_days = 1", ruleTenths.seldom), scored(isNew, ruleTenths.newcomer)]
      : [
          scored(`((p.strengths >> ${frequency * 2}) & 3) = 0`, ruleTenths.weakFrequency),
          longAway,
          scored(isOneOf(run, frequency, isSeldomBuyer), ruleTenths.seldom),
          scored(isOneOf(run, maturity, isNewcomer), ruleTenths.newcomer),
        ];
  return `(${parts.join(" + ")})`;
}

const scored = (condition: string, tenths: number) => `case when ${condition} then ${tenths} else 0 end`;
const longAway = scored(`p.as_of - p.last_order_on > ${longAwayDays}`, ruleTenths.longAway);
const isNew = `p.as_of - p.first_order_on < ${newcomerDays}`;

function isOneOf(
  { axes: found }: Pick<CurrentRun, "axes">,
  axis: number,
  isMeant: (segment: string) => boolean,
): string {
  const places = (found[axis]?.segments ?? []).flatMap((name, place) => (isMeant(name) ? [place] : []));
  return places.length === 0 ? "false" : `p.${dominantColumn(axis)} in (${places.join(", ")})`;
}
