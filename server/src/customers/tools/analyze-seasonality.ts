import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { defineTool } from "../../core/tool.ts";
import { asMoney, asShare } from "../analytics/as-number.ts";
import { howToImport } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { analyzeEvent, type EventSeason, readMonthIndex } from "../forecasts/analyze-seasonality.ts";
import { findEvent } from "../forecasts/events/find-event.ts";
import { periodEvent } from "../forecasts/events/period-event.ts";
import type { ShopEvent } from "../forecasts/events/shop-events.ts";
import { explainHistory } from "../forecasts/explain-history.ts";
import { readShopDays } from "../forecasts/read-shop-days.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import { PeriodInput } from "./analysis-input.ts";
import { EstimateOutput, inMoney } from "./forecast-parts.ts";
import { saySeasonality } from "./say-seasonality.ts";

const Share = z.number().nullable();
const Sold = z.object({ revenue: z.number(), share: z.number(), lift: Share });

const Output = z.object({
  as_of: z.string().nullable(),
  currency: z.string().nullable(),
  event: z.string().nullable(),
  window: z.string().nullable(),
  months: z.array(z.object({ month: z.int(), index: z.number(), years: z.int() })),
  years: z.array(
    z.object({
      year: z.int(),
      start: z.string(),
      last_day: z.string(),
      complete: z.boolean(),
      orders: z.int(),
      revenue: z.number(),
      customers: z.int(),
      new_customers: z.int(),
      lift: Share,
      year_over_year: Share,
    }),
  ),
  lift: Share,
  products: z.array(Sold.extend({ product_id: z.string(), name: z.string().nullable() })),
  categories: z.array(Sold.extend({ category: z.string() })),
  next: EstimateOutput.extend({ start: z.string(), last_day: z.string(), in_days: z.int() }).nullable(),
  advice: z.array(z.string()),
  notice: z.string().nullable(),
});
export type SeasonalityOutput = z.output<typeof Output>;

export const analyzeSeasonalityTool = defineTool<CustomersDeps>()({
  name: "analyze_seasonality",
  summary:
    "How the shop sells through the year, and what an event (christmas, black friday, mother's day, easter, halloween, summer, q4 …) or the same days of every year brought: lift over a normal week, year over year, best sellers, the next one and what to do when.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    event: z.string().trim().min(1).max(100).optional().describe("Such as christmas."),
    period: PeriodInput.optional().describe("Instead of an event."),
  }),
  output: Output,
  async run({ event: asked, period }, { deps: { database } }) {
    if (asked !== undefined && period !== undefined) {
      throw new ToolError("invalid_input", "Pass event or period, not both.", {
        issues: [{ path: "period", message: "cannot be combined with event" }],
      });
    }
    const shop = await readShopDays(database);
    const event = asked === undefined ? period && periodEvent(period) : findEvent(asked, shop);
    const { asOf, currency } = shop;
    const season = event && asOf !== null ? await analyzeEvent(database, { shop, event, asOf }) : null;
    return {
      as_of: asOf,
      currency,
      event: event?.name ?? null,
      window: event?.words ?? null,
      months: readMonthIndex(shop).map(({ month, index, years }) => ({ month, index: asShare(index), years })),
      ...eventOutput(season, asOf),
      notice: asOf === null ? howToImport : noticeOf({ shop, asOf, season, event }),
    };
  },
  say: saySeasonality,
});

const share = (value: number | null) => (value === null ? null : asShare(value));

function eventOutput(season: EventSeason | null, asOf: string | null) {
  if (!season || asOf === null) {
    return { years: [], lift: null, products: [], categories: [], next: null, advice: [] };
  }
  const { next, sales, lift } = season;
  return {
    years: season.years.map((each) => ({
      year: each.year,
      start: dayOf(each.start),
      last_day: dayOf(each.end - 1),
      complete: each.complete,
      orders: each.orders,
      revenue: asMoney(String(each.revenue)),
      customers: each.customers,
      new_customers: each.newCustomers,
      lift: share(each.lift),
      year_over_year: share(each.overLastYear),
    })),
    lift: share(lift),
    products: sales.products.map(({ id, ...product }) => ({ product_id: id, ...product })),
    categories: sales.categories,
    next: {
      start: dayOf(next.start),
      last_day: dayOf(next.end - 1),
      in_days: Math.max(0, next.start - dayNumber(asOf)),
      ...inMoney(next),
    },
    advice: season.advice,
  };
}

function noticeOf({
  shop,
  asOf,
  season,
  event,
}: {
  shop: { firstDay: number };
  asOf: string;
  season: EventSeason | null;
  event: ShopEvent | undefined;
}): string | null {
  const notices = [
    event && season?.years.length === 0 && `The orders, ${dayOf(shop.firstDay)} to ${asOf}, hold no such days yet.`,
    season &&
      season.sales.sampleShare < 1 &&
      `Products and categories are from one order in ${Math.round(1 / season.sales.sampleShare)}.`,
    explainHistory(shop.firstDay, dayNumber(asOf)),
  ].filter((notice) => typeof notice === "string");
  return notices.length > 0 ? notices.join(" ") : null;
}
