import { millionths } from "./decimal.ts";
import { hash52 } from "./hash52.ts";
import type { OrderRow } from "./order-row.ts";

export interface GroupedLine {
  /** Of the line's id or, without one, of its content and how many alike stood before it in its order. */
  lineKey: number;
  /** How many alike stood before it, which its key counts in; -1 of a line with an id. */
  nth: number;
  productId: string | null;
  isReturn: boolean;
  quantity: number;
  total: number;
  discount: number;
}

/** Rows of one order that stood together, as one order. Amounts in millionths. */
export interface OrderGroup {
  id: string;
  customerId: string | null;
  momentMs: number;
  cancelled: boolean;
  lines: GroupedLine[];
}

/** Behind the id of an order, for what was given back for it as a whole. */
const refundSuffix = ":refund";

/**
 * The order that rows of one id make: the earliest of their times, the first customer named. Lines with the same id
 * replace each other, the last one counts. When the file says what the order comes to, what its lines are above it was
 * a discount on all of them; what was given back for the whole becomes a return order of its own.
 */
export function groupRows(rows: OrderRow[]): OrderGroup[] {
  const [first] = rows;
  if (!first) return [];
  const byKey = new Map<number, GroupedLine>();
  const alike = new Map<number, number>();
  let momentMs = first.momentMs;
  for (const row of rows) {
    const content = hash52(row.lineId ?? contentOf(row));
    const nth = row.lineId === null ? (alike.get(content) ?? 0) : -1;
    const lineKey = content + Math.max(nth, 0);
    alike.set(content, nth + 1);
    const { productId, isReturn, quantity, total, discount } = row;
    byKey.set(lineKey, { lineKey, nth, productId, isReturn, quantity, total, discount });
    momentMs = Math.min(momentMs, row.momentMs);
  }
  const group: OrderGroup = {
    id: first.orderId,
    customerId: rows.find(({ customerId }) => customerId !== null)?.customerId ?? null,
    momentMs,
    cancelled: rows.some(({ cancelled }) => cancelled),
    lines: [...byKey.values()],
  };
  if (first.orderSubtotal !== null) spreadDiscount(group.lines, first.orderSubtotal);
  if (first.orderRefund === 0) return [group];
  const refund = { productId: null, isReturn: true, quantity: millionths, total: first.orderRefund, discount: 0 };
  const id = `${group.id}${refundSuffix}`;
  return [group, { ...group, id, lines: [{ lineKey: hash52(id), nth: -1, ...refund }] }];
}

const contentOf = ({ productId, quantity, total, isReturn }: OrderRow) =>
  `${productId ?? ""}|${quantity}|${total}|${isReturn ? "r" : "s"}`;

/** Lowers the lines sold to what they come to, each by its share, exact to the ten-thousandth. */
function spreadDiscount(lines: GroupedLine[], subtotal: number): void {
  const sold = lines.filter(({ isReturn }) => !isReturn);
  const before = sold.reduce((sum, { total }) => sum + total, 0);
  let left = before - subtotal;
  if (left <= 0 || before === 0) return;
  const share = left / before;
  for (const [index, line] of sold.entries()) {
    const isLast = index === sold.length - 1;
    const part = Math.min(line.total, isLast ? left : Math.round((line.total * share) / 100) * 100);
    line.total -= part;
    line.discount += part;
    left -= part;
  }
}
