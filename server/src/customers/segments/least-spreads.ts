import type { FeatureName } from "../features/feature-names.ts";

/**
 * What counts as one step of a feature at least, in its own units. Without it a shop on which all are nearly alike
 * would be parted by differences that mean nothing: customers of one spring by the week they came in, say.
 */
export const leastSpreads: Record<FeatureName, number> = {
  log_purchase_days: 0.15,
  log_repeat_rate: 0.05,
  log_aov: 0.1,
  log_ltv: 0.15,
  log_effective_categories: 0.1,
  top_category_share: 0.05,
  new_category_rate: 0.1,
  discount_share: 0.03,
  discounted_order_share: 0.1,
  price_index: 0.03,
  log_gap_days: 0.15,
  irregularity: 0.1,
  log_tenure_days: 0.25,
  log_recency_days: 0.3,
  log_relative_recency: 0.2,
  repeat_line_share: 0.05,
  repeat_day_share: 0.1,
  rebuy_regularity: 0.05,
  return_rate: 0.03,
  return_order_share: 0.1,
};
