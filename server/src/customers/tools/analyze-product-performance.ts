import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { compareMonths } from "../analytics/compare-months.ts";
import { countBuyers } from "../analytics/count-buyers.ts";
import { findCategory } from "../analytics/find-category.ts";
import { findProduct } from "../analytics/find-product.ts";
import { readPeriod } from "../analytics/period.ts";
import { readProductMonths } from "../analytics/read-product-months.ts";
import { productSorts, readProductSales } from "../analytics/read-product-sales.ts";
import { howToImport, readShop, type ShopFacts } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { Category, Cursor, cursorAfter, Limit, offsetOf, PeriodInput, Product } from "./analysis-input.ts";
import { sayProductPerformance } from "./say-product-performance.ts";

const Output = z.object({
  currency: z.string().nullable(),
  growth_months: z.int(),
  items: z.array(
    z.object({
      product_id: z.string(),
      name: z.string().nullable(),
      category: z.string().nullable(),
      units: z.number(),
      revenue: z.number(),
      revenue_share: z.number(),
      orders: z.int(),
      customers: z.int(),
      repeat_share: z.number(),
      price: z.number(),
      returned_units: z.number(),
      returns_value: z.number(),
      return_rate: z.number(),
      growth: z.number().nullable(),
    }),
  ),
  months: z.array(z.object({ month: z.string(), units: z.number(), revenue: z.number(), orders: z.int() })),
  next_cursor: z.string().nullable(),
  total: z.int(),
  notice: z.string().nullable(),
});
export type ProductPerformanceOutput = z.output<typeof Output>;

export const analyzeProductPerformanceTool = defineTool<CustomersDeps>()({
  name: "analyze_product_performance",
  summary:
    "How products sell to everybody: units, revenue, orders, price, returns, growth, and how many known customers bought them and came back for them; one product month by month.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    product: Product.optional().describe("Id or name. Default: all."),
    category: Category.optional().describe("Only products of it."),
    period: PeriodInput.optional().describe("Default: all time."),
    sort: z.enum(productSorts).default("revenue").describe("Most first; rising, falling: by change of revenue."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ product, category: named, period, sort, limit, cursor }, { deps: { database } }) {
    const query = { tool: "analyze_product_performance", product, named, period, sort };
    const offset = offsetOf(cursor, query);
    const asked = readPeriod(period);
    const [shop, one, category] = await Promise.all([
      readShop(database),
      product === undefined ? null : findProduct(database, product),
      named === undefined ? null : findCategory(database, named),
    ]);
    const comparison = compareMonths(asked, shop);
    const { items, total } = await readProductSales(database, {
      period: asked,
      productKey: one?.key ?? null,
      category,
      comparison,
      sort,
      limit,
      offset,
    });
    const [buyers, months] = await Promise.all([
      countBuyers(database, { period: asked, products: items }),
      one ? readProductMonths(database, { period: asked, productKey: one.key }) : [],
    ]);
    return {
      currency: shop.currency,
      growth_months: comparison?.months ?? 0,
      items: items.map((each) => ({
        product_id: each.id,
        name: each.name,
        category: each.category,
        units: each.units,
        revenue: each.revenue,
        revenue_share: each.revenueShare,
        orders: each.orders,
        customers: buyers.of(each.key).customers,
        repeat_share: buyers.of(each.key).repeatShare,
        price: each.price,
        returned_units: each.returnedUnits,
        returns_value: each.returnsValue,
        return_rate: each.returnRate,
        growth: each.growth,
      })),
      months,
      next_cursor: cursorAfter(query, { offset, shown: items.length, total }),
      total,
      notice: noticeOf(shop, total, buyers.sampleShare),
    };
  },
  say: sayProductPerformance,
});

function noticeOf({ firstOrderOn, lastOrderOn }: ShopFacts, total: number, sampleShare: number): string | null {
  if (firstOrderOn === null) return howToImport;
  if (total === 0) return `Nothing of it was sold then. Orders run from ${firstOrderOn} to ${lastOrderOn}.`;
  if (sampleShare === 1) return null;
  return `customers and repeat_share are estimated from a sample of ${(sampleShare * 100).toFixed(1)} % of the customers; one product, or a shorter period, is counted exactly.`;
}
