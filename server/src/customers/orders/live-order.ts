import { z } from "zod";
import { parseDecimal, roundTo } from "./decimal.ts";

const id = z.string().trim().min(1).max(255);
const text = z.string().trim().max(1_000).nullable().default(null);
const moment = z.union([z.date(), z.iso.datetime({ offset: true }).transform((at) => new Date(at))]);

/** A decimal number, as text so that nothing is rounded on the way; in millionths behind the door. */
const decimal = z.union([z.string(), z.number()]).transform((value, context) => {
  const parsed = parseDecimal(String(value));
  if (!Number.isNaN(parsed) && parsed >= 0) return parsed;
  context.addIssue({ code: "custom", message: "must be a number of zero or more" });
  return z.NEVER;
});
const amount = decimal.transform((value) => roundTo(value, 4));
const quantity = decimal.transform((value) => roundTo(value, 3));

const line = z.object({
  id: id.nullable().default(null),
  productId: id.nullable().default(null),
  productName: text,
  category: text,
  quantity,
  /** Paid for the line after its discounts or, of a refund, given back. */
  total: amount,
  discount: amount.default(0),
});

/** One order as it is now, with everything that was given back for it. The same id again replaces what was known. */
export const LiveOrderSchema = z.object({
  id,
  /** Null: a guest. */
  customer: z.object({ id, email: text, name: text }).nullable(),
  orderedAt: moment,
  /** When this version of the order came to be; null when nobody says. One older than what is known is not taken. */
  updatedAt: moment.nullish().transform((at) => at ?? null),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .transform((code) => code.toUpperCase()),
  cancelled: z.boolean().default(false),
  lines: z.array(line).max(5_000),
  /** What the lines sold come to after all discounts; what they are above it was a discount on all of them. */
  subtotal: amount.nullable().default(null),
  refunds: z.array(z.object({ id, at: moment, lines: z.array(line).max(5_000) })).default([]),
});

export type LiveOrder = z.input<typeof LiveOrderSchema>;
export type ParsedLiveOrder = z.output<typeof LiveOrderSchema>;
