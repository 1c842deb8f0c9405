import type { z } from "zod";
import type { LiveOrder } from "./live-order.ts";
import type { LiveOrderSchema } from "./live-order.ts";

type Json = Record<string, unknown>;
type LiveLine = z.input<typeof LiveOrderSchema>["lines"][number];

/** The moment of a text in ms; null when it is no date. */
type ReadMoment = (text: string) => { momentMs: number } | null;

/** One document of Shopify's: an order, or a part of one that names its parent. */
export interface ShopifyObject {
  id: string;
  body: Json;
}

/**
 * An order of Shopify's as a live order, from either of its notations (REST's `created_at`, GraphQL's `createdAt`) and
 * from its parts, which in a bulk file stand apart. Ids are the numbers at the end of `gid://shopify/Order/1`. It is
 * checked by whoever takes it: what is missing here is missing there. On whose clock a time without a zone is, `read` says.
 */
export function readShopifyOrder({ id, body }: ShopifyObject, parts: ShopifyObject[], read: ReadMoment): LiveOrder {
  const refundParts = parts.filter((part) => kindOf(part) === "refund");
  const refundLines = parts.filter((part) => kindOf(part) === "refund_line");
  const lines = [
    ...listOf(pick(body, "line_items", "lineItems")),
    ...parts.filter((part) => kindOf(part) === "line").map((part) => part.body),
  ].map(readLine);
  const refunds = [...listOf(body["refunds"]), ...refundParts.map((part) => part.body)];
  const customer = asObject(body["customer"]);
  const customerId = shortId(customer["id"]);
  return {
    id: shortId(id),
    customer: customerId === "" ? null : { id: customerId, email: emailOf(customer, body), name: nameOf(customer) },
    orderedAt: toMoment(pick(body, "created_at", "createdAt", "processed_at", "processedAt"), read),
    updatedAt: toMoment(pick(body, "updated_at", "updatedAt"), read) || null,
    currency: currencyOf(body),
    cancelled:
      isSaid(pick(body, "cancelled_at", "cancelledAt")) ||
      // REST writes `voided`, GraphQL `VOIDED`, the admin's own exports `Voided`.
      /^(void|cancel)/i.test(textOf(pick(body, "financial_status", "displayFinancialStatus", "financialStatus"))),
    lines,
    subtotal: amountOf(pick(body, "subtotal_price", "subtotalPriceSet", "subtotalPrice")),
    refunds: refunds.map((refund, index) => readRefund(refund, index, refundLines, lines, read)),
  };
}

function readLine(line: Json): LiveLine {
  const product = asObject(line["product"]);
  const variant = asObject(line["variant"]);
  const quantity = textOf(line["quantity"]) || "1";
  const discounts = listOf(pick(line, "discount_allocations", "discountAllocations"));
  const allocated = discounts.map((one) =>
    Number(amountOf(pick(one, "amount", "allocatedAmountSet", "allocatedAmount")) ?? 0),
  );
  const discount =
    discounts.length > 0
      ? allocated.reduce((sum, value) => sum + value, 0)
      : Number(amountOf(pick(line, "total_discount", "totalDiscountSet", "totalDiscount")) ?? 0);
  const price = Number(
    amountOf(pick(line, "price", "originalUnitPriceSet", "originalUnitPrice", "price_set")) ?? Number.NaN,
  );
  const discounted = amountOf(pick(line, "discountedTotalSet", "discountedTotal"));
  const total = Number.isNaN(price) ? (discounted ?? "") : Math.max(0, price * Number(quantity) - discount).toFixed(4);
  const sku = textOf(line["sku"]) || textOf(variant["sku"]);
  return {
    id: shortId(line["id"]) || null,
    productId: sku || shortId(pick(line, "product_id", "productId")) || shortId(product["id"]) || null,
    productName: textOf(line["title"]) || textOf(line["name"]) || null,
    category:
      textOf(pick(line, "product_type", "productType")) ||
      textOf(product["productType"]) ||
      textOf(product["product_type"]) ||
      null,
    quantity,
    total,
    discount: discount.toFixed(4),
  };
}

function readRefund(
  refund: Json,
  index: number,
  parts: ShopifyObject[],
  lines: LiveLine[],
  read: ReadMoment,
): NonNullable<LiveOrder["refunds"]>[number] {
  const own = shortId(refund["id"]);
  const at = toMoment(pick(refund, "created_at", "createdAt", "processed_at", "processedAt"), read);
  const items = [
    ...listOf(pick(refund, "refund_line_items", "refundLineItems")),
    ...parts.filter(({ body }) => own !== "" && shortId(body["__parentId"]) === own).map(({ body }) => body),
  ];
  const returned: LiveLine[] = items.map((item) => {
    const lineItem = asObject(pick(item, "lineItem", "line_item"));
    const lineId = shortId(pick(item, "line_item_id", "lineItemId")) || shortId(lineItem["id"]);
    const sold = lines.find((line) => line.id === lineId) ?? readLine(lineItem);
    const { productId, productName, category } = sold;
    const total = amountOf(pick(item, "subtotal", "subtotalSet")) ?? sold.total;
    return {
      id: shortId(item["id"]) || lineId || null,
      productId,
      productName,
      category,
      quantity: textOf(item["quantity"]) || "1",
      total,
    };
  });
  const whole = amountOf(pick(refund, "totalRefundedSet", "total_refunded", "totalRefunded"));
  const lump: LiveLine[] = returned.length === 0 && whole !== null ? [{ id: null, quantity: "1", total: whole }] : [];
  return { id: own || String(index + 1), at, lines: [...returned, ...lump] };
}

/** What a part of an order is, by the type in its id or else by what it holds. */
function kindOf({ id, body }: ShopifyObject): "line" | "refund" | "refund_line" | "other" {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1];
  if (type === "LineItem") return "line";
  if (type === "Refund") return "refund";
  if (type === "RefundLineItem") return "refund_line";
  if (type !== undefined) return "other";
  if ("line_item_id" in body || "lineItem" in body) return "refund_line";
  if ("refund_line_items" in body || "totalRefundedSet" in body) return "refund";
  return "quantity" in body ? "line" : "other";
}

const pick = (body: Json, ...names: string[]) =>
  names.map((name) => body[name]).find((value) => value !== undefined && value !== null);

const asObject = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});

/** A list as REST writes it, or as one of GraphQL's two kinds of connections. */
function listOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.map(asObject);
  const { nodes, edges } = asObject(value);
  if (Array.isArray(nodes)) return nodes.map(asObject);
  return Array.isArray(edges) ? edges.map((edge) => asObject(asObject(edge)["node"])) : [];
}

const textOf = (value: unknown) =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
const isSaid = (value: unknown) => textOf(value) !== "";

/** `1` of `gid://shopify/Order/1?key=value`. */
const shortId = (value: unknown) =>
  textOf(value)
    .replace(/^gid:\/\/shopify\/\w+\//, "")
    .replace(/\?.*$/, "");

/** Of `"9.50"`, `{amount}` or `{shopMoney: {amount}}`. */
function amountOf(value: unknown): string | null {
  const money = asObject(value);
  return (
    textOf(value) ||
    textOf(money["amount"]) ||
    textOf(asObject(pick(money, "shopMoney", "shop_money"))["amount"]) ||
    null
  );
}

function currencyOf(body: Json): string {
  const set = asObject(pick(body, "totalPriceSet", "subtotalPriceSet", "currentTotalPriceSet"));
  return textOf(pick(body, "currency", "currencyCode")) || textOf(asObject(set["shopMoney"])["currencyCode"]);
}

const emailOf = (customer: Json, body: Json) => textOf(customer["email"]) || textOf(body["email"]) || null;

function nameOf(customer: Json): string | null {
  const parts = [pick(customer, "first_name", "firstName"), pick(customer, "last_name", "lastName")].map(textOf);
  return textOf(customer["displayName"]) || parts.filter(Boolean).join(" ") || null;
}

/** Empty, for the check to refuse, when it is no date. */
function toMoment(value: unknown, read: ReadMoment): string {
  const reading = read(textOf(value));
  return reading === null ? "" : new Date(reading.momentMs).toISOString();
}
