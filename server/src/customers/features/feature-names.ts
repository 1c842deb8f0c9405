import type { Axis } from "../axes.ts";

/**
 * What each axis is measured by, in the order in which profiles keep it (axis after axis in the order of axes.ts).
 * `log_x` is ln(1 + x). docs/customer-features.md has formula, unit and reason of each.
 */
export const featureNames = {
  purchase_frequency: ["log_purchase_days", "log_repeat_rate"],
  purchase_value: ["log_aov", "log_ltv"],
  category_exploration: ["log_effective_categories", "top_category_share", "new_category_rate"],
  price_sensitivity: ["discount_share", "discounted_order_share", "price_index"],
  purchase_cadence: ["log_gap_days", "irregularity"],
  customer_maturity: ["log_tenure_days", "log_recency_days", "log_relative_recency"],
  repurchase_behavior: ["repeat_line_share", "repeat_day_share", "rebuy_regularity"],
  return_behavior: ["return_rate", "return_order_share"],
} as const satisfies Record<Axis, readonly string[]>;

export type FeatureName = (typeof featureNames)[Axis][number];
