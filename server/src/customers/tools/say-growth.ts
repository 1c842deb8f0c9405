import type { GrowthOutput } from "./project-growth.ts";
import { sayChange, sayCount, sayTable } from "./say-figures.ts";

const range = ({ expected, low, high }: { expected: number; low: number; high: number }) =>
  `${sayCount(expected)} (${sayCount(low)}–${sayCount(high)})`;

/** Where the base goes, the months behind it, and what to do about it. */
export function sayGrowth(growth: GrowthOutput): string {
  const { periods, total, customers, active_customers: active, method, backtest, notice, as_of: asOf } = growth;
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return notice ?? "";
  const before = growth.active_year_before;
  const change = active > 0 ? last.active.expected / active - 1 : null;
  const overYear = before !== null && before > 0 ? last.active.expected / before - 1 : null;
  const span = first === last ? first.period : `${first.period} to ${last.period}`;
  return [
    `${span}: ${range(total)} new customers, 90 % limits in brackets. Active customers (an order in the last 90 days) go from ${sayCount(active)} on ${asOf} to ${range(last.active)}, ${sayChange(change)}${overYear === null ? "" : ` (${sayCount(before ?? 0)} a year earlier: ${sayChange(overYear)} against that)`}; ${sayCount(customers)} people have ever ordered.`,
    sayTable([
      ["Month", "New", "Active at its end", "Churned out"],
      ...periods.map((each) => [each.period, range(each), range(each.active), range(each.churned_out)]),
    ]),
    first.already > 0 && `${first.period} holds ${sayCount(first.already)} new customers who are already there.`,
    `How: ${method}.`,
    backtest.text,
    whatToDo({
      change: overYear ?? change,
      against: overYear === null ? "" : "Against a year earlier, ",
      won: total.expected,
      lost: periods.reduce((sum, each) => sum + each.churned_out.expected, 0),
    }),
    notice,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

interface Outlook {
  /** Of the active base. */
  change: number | null;
  /** What it is compared with, to begin a sentence; empty where that is now. */
  against: string;
  /** New customers and churned-out ones over all months. */
  won: number;
  lost: number;
}

function whatToDo({ change, against, won, lost }: Outlook): string {
  const base = `${against}${against === "" ? "The" : "the"} active base`;
  const flows = `${sayCount(won)} come new and ${sayCount(lost)} churn out`;
  if (change === null || change < -0.05) {
    return `${base} shrinks: ${flows}. plan_outreach with kind winback or retention says whom to write to first.`;
  }
  return change > 0.05
    ? `${base} grows: ${flows}. A second order soon keeps new customers; find_customers with second_order_due lists them.`
    : `${base} holds: ${flows}. summarize_churn shows whom it is worth keeping.`;
}
