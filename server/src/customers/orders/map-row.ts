import type { BoundColumns } from "./bind-columns.ts";
import { millionths, multiply, parseDecimal, roundTo } from "./decimal.ts";
import { hash52 } from "./hash52.ts";
import { mappedNames, type OrderMap } from "./order-map.ts";
import type { OrderRow, Rejection, RowOutcome } from "./order-row.ts";
import type { RowDate } from "./row-date.ts";
import { createDiscountReader, createRowReaders, createRuleMatcher } from "./row-readers.ts";

export interface MapRowOptions {
  map: OrderMap;
  columns: BoundColumns;
  /** How many fields a record has. */
  width: number;
  readDate: (text: string) => RowDate | null;
  /** What one unit of a row's currency is in the shop's, in millionths; null when it is not known. */
  rateOf: (currency: string) => number | null;
}

interface Amounts {
  quantity: number;
  total: number;
  discount: number;
  isReturn: boolean;
}

const longestId = 255;
const cancelledStatus = /^(cancel|void|annul|storn)/i;
/** How programs write a customer who is not there. */
const isNobody = /^(null|nan|none|n\/a|undefined)$/i;
const isNo = /^(0|f|false|n|no|none|null)$/i;

/**
 * A function from the fields of one record to a row of ours, or to why it is none. It remembers the row before: a
 * record of the same order without a date continues that order, as in Shopify's export.
 */
export function createRowMapper({
  map,
  columns,
  width,
  readDate,
  rateOf,
}: MapRowOptions): (fields: string[]) => RowOutcome {
  const of = createRowReaders(map, columns, mappedNames);
  const readDiscount = createDiscountReader(map, columns);
  const skipRule = createRuleMatcher(map.skip, columns);
  const returnRule = createRuleMatcher(map.returns, columns);
  const { decimal } = map;
  let before: OrderRow | null = null;
  let rate: number | null = millionths;

  function readAmounts(fields: string[], rate: number): Amounts | Rejection {
    const quantityText = of.quantity(fields);
    const signed = quantityText === "" ? millionths : parseDecimal(quantityText, decimal);
    if (Number.isNaN(signed)) return noNumber("quantity", quantityText);
    const quantity = Math.abs(signed);
    const totalText = of.line_total(fields);
    const isTotal = totalText !== "";
    const amountText = isTotal ? totalText : of.unit_price(fields);
    const amountName = isTotal || columns.places.unit_price === undefined ? "line_total" : "unit_price";
    if (amountText === "") return { kind: "value", reason: `${amountName} is empty` };
    const amount = parseDecimal(amountText, decimal);
    if (Number.isNaN(amount)) return noNumber(amountName, amountText);
    const discount = readDiscount(fields);
    if (Number.isNaN(discount)) return noNumber("discount");
    // A price is before the discount of its line, a total after it.
    const own = isTotal ? Math.abs(amount) : Math.max(0, multiply(quantity, Math.abs(amount)) - discount);
    const total = inShop(own, rate);
    if (Number.isNaN(total)) return { kind: "value", reason: "what it comes to is too large" };
    return {
      quantity: roundTo(quantity, 3),
      total,
      discount: inShop(discount, rate),
      isReturn: signed < 0 || amount < 0 || returnRule(fields) >= 0,
    };
  }

  return (fields) => {
    if (fields.length !== width && !hasOnlyBlanksBehind(fields, width)) {
      return { reject: { kind: "fields", reason: `it has ${fields.length} fields, not ${width}` } };
    }
    const rule = skipRule(fields);
    if (rule >= 0) return { skip: rule };
    const at = of.ordered_at(fields);
    const orderId = of.order_id(fields);
    if (at === "" && fields.every((text) => text.trim() === "")) return { blank: true };
    const continued: OrderRow | null = at === "" && orderId !== "" && before?.orderId === orderId ? before : null;
    before = null;
    const date: RowDate | null = continued ? { momentMs: continued.momentMs, label: "" } : readDate(at);
    if (!date) return { reject: noDate(at) };
    const currency = of.currency(fields);
    if (!continued || currency !== "") rate = rateOf(currency);
    if (rate === null)
      return { reject: { kind: "value", reason: `its currency is ${currency.slice(0, 8) || "not given"}` } };
    const amounts = readAmounts(fields, rate);
    if ("kind" in amounts) return { reject: amounts };
    const subtotalText = of.order_subtotal(fields);
    const refundText = of.order_refund(fields);
    const subtotal = subtotalText === "" ? 0 : parseDecimal(subtotalText, decimal);
    const refund = refundText === "" ? 0 : parseDecimal(refundText, decimal);
    if (Number.isNaN(subtotal)) return { reject: noNumber("order_subtotal", subtotalText) };
    if (Number.isNaN(refund)) return { reject: noNumber("order_refund", refundText) };

    const customerText = of.customer_id(fields);
    const customerId =
      customerText === "" || isNobody.test(customerText) ? (continued?.customerId ?? null) : customerText;
    const productName = of.product_name(fields) || null;
    const productId = of.product_id(fields) || productName;
    const { quantity, total, discount, isReturn } = amounts;
    const row: OrderRow = {
      orderId: orderId || impliedOrder(customerId, date, `${productId ?? ""}|${quantity}|${total}`),
      customerId,
      email: of.email(fields) || (continued?.email ?? null),
      name: of.name(fields) || (continued?.name ?? null),
      momentMs: date.momentMs,
      cancelled: continued?.cancelled ?? (isYes(of.cancelled(fields)) || cancelledStatus.test(of.status(fields))),
      lineId: of.line_id(fields) || null,
      productId,
      productName,
      category: of.category(fields) || null,
      isReturn,
      quantity,
      total,
      discount,
      orderSubtotal: continued?.orderSubtotal ?? (subtotalText === "" ? null : inShop(subtotal, rate)),
      orderRefund: continued?.orderRefund ?? inShop(Math.abs(refund), rate),
    };
    const long = findTooLong(row);
    if (long) return { reject: { kind: "value", reason: `${long} is longer than ${longestId} characters` } };
    before = row;
    return { row };
  };
}

const noDate = (text: string): Rejection =>
  text === ""
    ? { kind: "value", reason: "ordered_at is empty" }
    : { kind: "date", reason: "ordered_at is no date of the stated format", text };

const noNumber = (name: string, text?: string): Rejection => ({
  kind: "number",
  reason: `${name} is no number`,
  ...(text !== undefined && { text }),
});

const inShop = (value: number, rate: number) => roundTo(rate === millionths ? value : multiply(value, rate), 4);
const isYes = (text: string) => text !== "" && !isNo.test(text);

/** A row may end in more delimiters than the header. */
const hasOnlyBlanksBehind = (fields: string[], width: number) =>
  fields.length > width && fields.slice(width).every((text) => text.trim() === "");

/** Without an id, what a customer bought at one time is one order; of guests nobody knows what belongs together. */
const impliedOrder = (customerId: string | null, { label }: RowDate, content: string) =>
  customerId === null ? `guest@${label}#${hash52(content).toString(36)}` : `${customerId}@${label}`;

function findTooLong({ orderId, customerId, productId, lineId, email }: OrderRow): string | undefined {
  if (orderId.length > longestId) return "order_id";
  if (customerId !== null && customerId.length > longestId) return "customer_id";
  if (productId !== null && productId.length > longestId) return "product_id";
  if (lineId !== null && lineId.length > longestId) return "line_id";
  return email !== null && email.length > longestId ? "email" : undefined;
}
