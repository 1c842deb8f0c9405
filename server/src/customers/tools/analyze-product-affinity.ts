import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { type Affinity, findAffinity } from "../analytics/affinity/find-affinity.ts";
import { findCategory } from "../analytics/find-category.ts";
import { findProduct } from "../analytics/find-product.ts";
import { readPeriod } from "../analytics/period.ts";
import { readProductNames } from "../analytics/read-product-names.ts";
import { howToImport, readShop } from "../analytics/read-shop.ts";
import type { CustomersDeps } from "../deps.ts";
import { Category, Cursor, cursorAfter, Limit, offsetOf, PeriodInput, Product } from "./analysis-input.ts";
import { sayAffinity } from "./say-affinity.ts";

const Output = z.object({
  product: z.object({ id: z.string(), name: z.string().nullable(), orders: z.int() }).nullable(),
  orders: z.int(),
  min_orders: z.int(),
  sample_share: z.number(),
  items: z.array(
    z.object({
      a: z.string(),
      a_name: z.string().nullable(),
      b: z.string(),
      b_name: z.string().nullable(),
      orders: z.int(),
      support: z.number(),
      lift: z.number(),
      confidence: z.number(),
      confidence_back: z.number(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int(),
  notice: z.string().nullable(),
});
export type AffinityOutput = z.output<typeof Output>;

export const analyzeProductAffinityTool = defineTool<CustomersDeps>()({
  name: "analyze_product_affinity",
  summary:
    "Products bought in the same order by known customers, highest lift first: orders with both, support, lift, and confidence from a to b and back; of one product, a category or the whole shop.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    product: Product.optional().describe("Id or name. Default: all."),
    category: Category.optional().describe("At least one of the two is of it."),
    period: PeriodInput.optional().describe("Default: all time."),
    min_orders: z.int().min(2).optional().describe("Orders with both. Default: by size."),
    limit: Limit,
    cursor: Cursor,
  }),
  output: Output,
  async run({ product, category, period, min_orders: minOrders, limit, cursor }, { deps: { database } }) {
    const query = { tool: "analyze_product_affinity", product, category, period, minOrders };
    const asked = readPeriod(period);
    const offset = offsetOf(cursor, query);
    const [shop, one, group] = await Promise.all([
      readShop(database),
      product === undefined ? null : findProduct(database, product),
      category === undefined ? null : findCategory(database, category),
    ]);
    const found = await findAffinity(database, {
      period: asked,
      productKey: one?.key ?? null,
      // A product of the category makes every pair of its own one of it.
      category: one && one.category === group ? null : group,
      minOrders: minOrders ?? null,
      limit,
      offset,
    });
    const nameOf = await readProductNames(
      database,
      found.pairs.flatMap(({ a, b }) => [a, b]),
    );
    return {
      product: one && { id: one.id, name: one.name, orders: found.productOrders ?? 0 },
      orders: found.orders,
      min_orders: found.minOrders,
      sample_share: found.sampleShare,
      items: found.pairs.map(({ a, b, orders, support, lift, confidence, confidenceBack }) => ({
        a: nameOf(a).id,
        a_name: nameOf(a).name,
        b: nameOf(b).id,
        b_name: nameOf(b).name,
        orders,
        support,
        lift,
        confidence,
        confidence_back: confidenceBack,
      })),
      next_cursor: cursorAfter(query, { offset, shown: found.pairs.length, total: found.total }),
      total: found.total,
      notice: noticeOf(found, shop),
    };
  },
  say: sayAffinity,
});

function noticeOf(
  { total, orders, productOrders, minOrders, sampleShare }: Affinity,
  { firstOrderOn, lastOrderOn }: { firstOrderOn: string | null; lastOrderOn: string | null },
): string | null {
  if (firstOrderOn === null) return howToImport;
  if (orders === 0)
    return `No known customer ordered in this period. Orders run from ${firstOrderOn} to ${lastOrderOn}.`;
  if (productOrders === 0) return "No known customer bought this product in this period.";
  const said = [
    total === 0 && `No pair is in ${minOrders} orders or more. Pass a smaller min_orders, or a longer period.`,
    sampleShare < 1 &&
      `Estimated from an even sample of ${(sampleShare * 100).toFixed(1)} % of the orders; counts are scaled up. A shorter period is counted exactly.`,
  ].filter((part) => part !== false);
  return said.length > 0 ? said.join(" ") : null;
}
