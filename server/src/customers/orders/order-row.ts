/** What one line of a file says, in our terms. Amounts and quantities are in millionths, in the file's currency map. */
export interface OrderRow {
  orderId: string;
  /** Null: a guest. */
  customerId: string | null;
  email: string | null;
  name: string | null;
  momentMs: number;
  cancelled: boolean;
  lineId: string | null;
  productId: string | null;
  productName: string | null;
  category: string | null;
  isReturn: boolean;
  /** Positive, also of returns. */
  quantity: number;
  /** After discounts; positive. */
  total: number;
  discount: number;
  /** What the lines of the order come to after all discounts, if the file says so. */
  orderSubtotal: number | null;
  /** What was given back for the order as a whole. */
  orderRefund: number;
}

/** Why a row is not taken: `date`, `number` and `fields` may come from another format, `value` may not. */
export interface Rejection {
  kind: "date" | "number" | "fields" | "value";
  /** Ends a sentence that begins with the row: "ordered_at is no date". The same for all rows with this fault. */
  reason: string;
  /** The text that does not read, where there is one. */
  text?: string;
}

export type RowOutcome =
  | { row: OrderRow }
  | { reject: Rejection }
  /** The place of the rule in the map's list. */
  | { skip: number }
  | { blank: true };
