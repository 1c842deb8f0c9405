import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { compareMonths } from "../analytics/compare-months.ts";
import { findCategory } from "../analytics/find-category.ts";
import { readPeriod } from "../analytics/period.ts";
import { readCategoryTrends } from "../analytics/read-category-trends.ts";
import { readProductSales } from "../analytics/read-product-sales.ts";
import { readShopMonths } from "../analytics/read-shop-months.ts";
import { howToImport, readShop, type ShopFacts } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { Category, Cursor, cursorAfter, Limit, offsetOf, PeriodInput } from "./analysis-input.ts";
import { sayCategoryTrends } from "./say-category-trends.ts";

const Growth = z.number().nullable();

const Output = z.object({
  currency: z.string().nullable(),
  growth_months: z.int(),
  items: z.array(
    z.object({
      category: z.string().nullable(),
      products: z.int(),
      units: z.number(),
      revenue: z.number(),
      revenue_share: z.number(),
      return_rate: z.number(),
      growth: Growth,
      months: z.array(z.object({ month: z.string(), units: z.number(), revenue: z.number(), share: z.number() })),
    }),
  ),
  products: z.array(
    z.object({
      product_id: z.string(),
      name: z.string().nullable(),
      revenue: z.number(),
      revenue_share: z.number(),
      growth: Growth,
    }),
  ),
  shop_months: z.array(
    z.object({
      month: z.string(),
      orders: z.int(),
      customers: z.int(),
      revenue: z.number(),
      guest_revenue: z.number(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  notice: z.string().nullable(),
});
export type CategoryTrendsOutput = z.output<typeof Output>;

/** Products shown with one category, or in place of categories that a shop does not have. */
const shownProducts = 10;

export const analyzeCategoryTrendsTool = defineTool<CustomersDeps>()({
  name: "analyze_category_trends",
  summary:
    "What categories sell, month by month: units, revenue of everybody, share of the shop, returns and growth; beside the shop's own months. Products instead where a shop has no categories.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    category: Category.optional().describe("Only this one, with its products."),
    period: PeriodInput.optional().describe("Default: all time."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ category: named, period, limit, cursor }, { deps: { database } }) {
    const query = { tool: "analyze_category_trends", named, period };
    const offset = offsetOf(cursor, query);
    const asked = readPeriod(period);
    const [shop, category] = await Promise.all([
      readShop(database),
      named === undefined ? null : findCategory(database, named),
    ]);
    const comparison = compareMonths(asked, shop);
    const [found, shopMonths] = await Promise.all([
      readCategoryTrends(database, { period: asked, category, comparison, limit, offset }),
      readShopMonths(database, asked),
    ]);
    const uncategorised = found.items.every((item) => item.category === null) && offset === 0;
    const products =
      category === null && !uncategorised
        ? []
        : (
            await readProductSales(database, {
              period: asked,
              productKey: null,
              category,
              comparison,
              sort: "revenue",
              limit: shownProducts,
              offset: 0,
            })
          ).items;
    const { items, total } = uncategorised ? { items: [], total: 0 } : found;
    return {
      currency: shop.currency,
      growth_months: comparison?.months ?? 0,
      items: items.map((each) => ({
        category: each.category,
        products: each.products,
        units: each.units,
        revenue: each.revenue,
        revenue_share: each.revenueShare,
        return_rate: each.returnRate,
        growth: each.growth,
        months: each.months,
      })),
      products: products.map(({ id, name, revenue, revenueShare, growth }) => ({
        product_id: id,
        name,
        revenue,
        revenue_share: revenueShare,
        growth,
      })),
      shop_months: shopMonths.map(({ guestRevenue, ...month }) => ({ ...month, guest_revenue: guestRevenue })),
      next_cursor: cursorAfter(query, { offset, shown: items.length, total }),
      total,
      notice: noticeOf(shop, { sold: shopMonths.length > 0, uncategorised: uncategorised && category === null }),
    };
  },
  say: sayCategoryTrends,
});

function noticeOf(
  { firstOrderOn, lastOrderOn }: ShopFacts,
  { sold, uncategorised }: { sold: boolean; uncategorised: boolean },
): string | null {
  if (firstOrderOn === null) return howToImport;
  if (!sold) return `Nothing was sold in this period. Orders run from ${firstOrderOn} to ${lastOrderOn}.`;
  if (!uncategorised) return null;
  return "No product sold here has a category, so these are its products. Import orders with a category column to see categories; analyze_product_performance shows more products.";
}
