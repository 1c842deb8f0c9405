import { z } from "zod";
import { asMoney, asShare } from "../analytics/as-number.ts";

export const Metrics = z.object({
  ltv: z.number(),
  aov: z.number(),
  order_count: z.int(),
  recency_days: z.int(),
  tenure_days: z.int(),
  avg_days_between: z.number().nullable(),
  return_rate: z.number(),
  discount_share: z.number(),
});

export const ArchetypeName = z.object({ id: z.string(), name: z.string() });

interface Measured {
  ltv: number;
  aov: number;
  orderCount: number;
  recencyDays: number;
  tenureDays: number;
  averageGapDays: number | null;
  returnRate: number;
  discountShare: number;
}

/** Money to the hundredth, shares to the millionth, days to the tenth. */
export function presentMetrics(of: Measured): z.output<typeof Metrics> {
  return {
    ltv: asMoney(String(of.ltv)),
    aov: asMoney(String(of.aov)),
    order_count: of.orderCount,
    recency_days: of.recencyDays,
    tenure_days: of.tenureDays,
    avg_days_between: of.averageGapDays === null ? null : Math.round(of.averageGapDays * 10) / 10,
    return_rate: asShare(of.returnRate),
    discount_share: asShare(of.discountShare),
  };
}
