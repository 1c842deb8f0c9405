import { sql } from "drizzle-orm";
import { dayOf } from "../day-number.ts";
import { sayCount } from "../tools/say-figures.ts";
import type { FoundPattern, PatternContext } from "./pattern.ts";
import { fewestEvents } from "./purchase-trend.ts";
import { type TrendingCustomer, readTrends } from "./read-trends.ts";
import { selectCustomers } from "./select-customers.ts";
import { readTrendWindow, type TrendWindow } from "./trend-window.ts";

const level = 0.05;

interface TrendPattern {
  /** 1: more and more; -1: less and less. */
  direction: 1 | -1;
  name: string;
  words: string;
}

/** Customers with a tested trend one way, the strongest first. */
export async function findTrend(
  context: PatternContext,
  { direction, name, words }: TrendPattern,
): Promise<FoundPattern> {
  const window = await readTrendWindow(context);
  const nobody = { items: [], total: 0, revenue: 0, next: null };
  if (!window) return { ...nobody, definition: define(name, words, null, 0), notice: null };
  const { tested, trends } = await readTrends(context, { window, direction, level });
  const definition = define(name, words, window, tested);
  const { limit, after } = context.page;
  const from = after ? trends.findIndex(({ strength, key }) => isBehind([strength, key], after)) : 0;
  const shown = from < 0 ? [] : trends.slice(from, from + limit);
  if (shown.length === 0) {
    const revenue = trends.reduce((sum, { ltv }) => sum + ltv, 0);
    return { ...nobody, total: trends.length, revenue, definition, notice: tested === 0 ? tooFew(window) : null };
  }
  const keys = shown.map(({ key }) => key);
  const { customers } = await selectCustomers(
    { ...context, page: { limit, after: null } },
    { condition: sql`p.customer_key = any(${sql.param(keys)}::int[])`, sort: sql`0` },
  );
  const last = shown.at(-1);
  return {
    definition,
    total: trends.length,
    revenue: trends.reduce((sum, { ltv }) => sum + ltv, 0),
    items: shown.flatMap((trend) => {
      const customer = customers.find(({ key }) => key === trend.key);
      if (!customer) return [];
      const { before, after: later, p, z } = trend;
      const numbers = { purchases_before: before, purchases_after: later, trend_z: z, p_value: p };
      return [{ customer: { ...customer, numbers }, why: explain(trend) }];
    }),
    next: last && from + shown.length < trends.length ? [last.strength, last.key] : null,
    notice: null,
  };
}

const isBehind = ([strength, key]: [number, number], [at, atKey]: readonly [number, number]) =>
  strength < at || (strength === at && key > atKey);

const explain = ({ before, after, from, middle, p }: TrendingCustomer) =>
  `Bought on ${before} ${before === 1 ? "day" : "days"} from ${dayOf(from)} and on ${after} from ${dayOf(middle)}, the second half; the chance of such a trend without a change is ${sayChance(p)}.`;

const sayChance = (p: number) => (p < 0.0005 ? "below 0.001" : p.toFixed(3));

function define(name: string, words: string, window: TrendWindow | null, tested: number): string {
  const days = window ? window.to - window.from + 1 : 365;
  return `${name}: ${words} over ${window ? `the ${days} days up to ${dayOf(window.to)}` : "a year"}, by Laplace's trend test on purchase days (one-sided, level ${level}; allowing for irregular gaps as Lewis and Robinson do), in calendar time and in the shop's own time, so that a season is no trend. Tested is who bought on ${fewestEvents} days or more in it, and still came in its second half, counted from the day after the first order for who is new: ${sayCount(tested)} customers, of whom chance alone would list fewer than ${sayCount(Math.ceil(tested * level))}. The strongest trend first.`;
}

const tooFew = ({ from, to }: TrendWindow) =>
  `Nobody bought on ${fewestEvents} days or more in the ${to - from + 1} days looked at, in their second half too. Trends of single customers need more orders.`;
