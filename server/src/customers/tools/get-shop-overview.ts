import { DateTime } from "luxon";
import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asMoney } from "../analytics/as-number.ts";
import { howToImport, readShop } from "../analytics/read-shop.ts";
import { readShopOverview } from "../analytics/read-shop-overview.ts";
import type { CustomersDeps } from "../deps.ts";
import { sayShopOverview } from "./say-shop-overview.ts";

const Count = z.int().min(0);

const Output = z.object({
  currency: z.string().nullable(),
  customers: Count,
  orders: Count,
  lines: Count,
  gross_revenue: z.number(),
  returns_value: z.number(),
  net_revenue: z.number(),
  discounts: z.number(),
  average_order_value: z.number(),
  return_lines: Count,
  return_orders: Count,
  cancelled_orders: Count,
  guests: z.object({ orders: Count, lines: Count, gross_revenue: z.number(), returns_value: z.number() }),
  products: Count,
  categories: Count,
  first_order_at: z.iso.datetime({ offset: true }).nullable(),
  last_order_at: z.iso.datetime({ offset: true }).nullable(),
  as_of: z.iso.date().nullable(),
  discovery: z
    .object({
      run: z.int(),
      at: z.iso.datetime(),
      as_of: z.iso.date(),
      archetypes: Count,
      confidence: z.string().nullable(),
    })
    .nullable(),
  notice: z.string().nullable(),
});
export type ShopOverviewOutput = z.output<typeof Output>;

export const getShopOverviewTool = defineTool<CustomersDeps>()({
  name: "get_shop_overview",
  summary:
    "The shop in figures: customers, orders, lines, revenue and returns of known customers, guests and cancelled orders apart, first and last order, and the last discovery.",
  scope: "customers:read",
  effect: "read",
  input: z.object({}),
  output: Output,
  async run(_, { deps: { database } }) {
    const [shop, overview] = await Promise.all([readShop(database), readShopOverview(database)]);
    const { guests, discovery, orders, grossRevenue, returnsValue } = overview;
    const empty = orders + guests.orders + overview.returnOrders + overview.cancelledOrders === 0;
    return {
      currency: shop.currency,
      customers: overview.customers,
      orders,
      lines: overview.lines,
      gross_revenue: grossRevenue,
      returns_value: returnsValue,
      net_revenue: asMoney(String(grossRevenue - returnsValue)),
      discounts: overview.discounts,
      average_order_value: orders === 0 ? 0 : asMoney(String(grossRevenue / orders)),
      return_lines: overview.returnLines,
      return_orders: overview.returnOrders,
      cancelled_orders: overview.cancelledOrders,
      guests: {
        orders: guests.orders,
        lines: guests.lines,
        gross_revenue: guests.grossRevenue,
        returns_value: guests.returnsValue,
      },
      products: overview.products,
      categories: overview.categories,

      first_order_at: inZone(overview.firstOrderAt, shop.timezone),
      last_order_at: inZone(overview.lastOrderAt, shop.timezone),
      as_of: shop.lastOrderOn,
      discovery: discovery && {
        run: discovery.run,
        at: discovery.at.toISOString(),
        as_of: discovery.asOf,
        archetypes: discovery.archetypes,
        confidence: discovery.confidence,
      },
      notice: noticeOf(empty, discovery !== null, overview.customers),
    };
  },
  say: sayShopOverview,
});

/** With the shop's own offset, so that the day is the shop's too. */
const inZone = (at: Date | null, zone: string) => at && DateTime.fromJSDate(at, { zone }).toISO();

function noticeOf(empty: boolean, discovered: boolean, customers: number): string | null {
  if (empty) return howToImport;
  if (discovered || customers === 0) return null;
  return "Segments and archetypes come with the first discovery: `npx rapport discover`.";
}
