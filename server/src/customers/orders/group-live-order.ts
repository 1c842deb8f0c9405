import { type OrderGroup, groupRows } from "./order-group.ts";
import type { OrderRow } from "./order-row.ts";
import type { ParsedLiveOrder } from "./live-order.ts";

/**
 * The orders that a live order makes: itself, and for each refund a return order of its own, `<order>:refund:<id>`,
 * on the day of the refund.
 */
export function groupLiveOrder(order: ParsedLiveOrder): OrderGroup[] {
  const { id, orderedAt, lines, refunds, subtotal } = order;
  const own = lines.map((line) => toRow(order, id, orderedAt, line, false));
  const returned = refunds.map((refund) => ({
    id: refundOrderId(id, refund.id),
    momentMs: refund.at.getTime(),
    rows: refund.lines.map((line) => toRow(order, refundOrderId(id, refund.id), refund.at, line, true)),
  }));
  const [first] = own;
  if (first && subtotal !== null) first.orderSubtotal = subtotal;
  return [
    ...orEmpty(order, id, orderedAt.getTime(), groupRows(own)),
    ...returned.flatMap(({ rows }) => groupRows(rows)),
  ];
}

const refundOrderId = (orderId: string, refundId: string) => `${orderId}:refund:${refundId}`;

function toRow(
  { customer, cancelled }: ParsedLiveOrder,
  orderId: string,
  at: Date,
  line: ParsedLiveOrder["lines"][number],
  isReturn: boolean,
): OrderRow {
  const { id: lineId, productId, productName, category, quantity, total, discount } = line;
  return {
    orderId,
    customerId: customer?.id ?? null,
    email: customer?.email ?? null,
    name: customer?.name ?? null,
    momentMs: at.getTime(),
    cancelled,
    lineId,
    productId: productId ?? productName,
    productName,
    category,
    isReturn,
    quantity,
    total,
    discount,
    orderSubtotal: null,
    orderRefund: 0,
  };
}

/** An order may have no lines left. */
function orEmpty(order: ParsedLiveOrder, id: string, momentMs: number, groups: OrderGroup[]): OrderGroup[] {
  if (groups.length > 0) return groups;
  return [{ id, customerId: order.customer?.id ?? null, momentMs, cancelled: order.cancelled, lines: [] }];
}
