import { type SQL, sql } from "drizzle-orm";
import type { FeatureName } from "./feature-names.ts";

/** Mean length of a month. */
const daysPerMonth = sql.raw("30.4375");

/**
 * SQL of each feature over selectProfiles's v (visits), r (ranges), d (repeats) and f (figures of both). All are finite
 * for everybody with a counted order: whatever divides is at least 1 or guarded, whatever is logged is at least 1.
 */
export const featureFormulas: Record<FeatureName, SQL> = {
  /** Days with a purchase: how often at all. */
  log_purchase_days: sql`ln(1 + v.purchase_days::float8)`,
  /** Repeat days a month known to us: how often for as long as we know them. The month added keeps the newest finite. */
  log_repeat_rate: sql`ln(1 + (v.purchase_days - 1) / (f.tenure_days / ${daysPerMonth}::float8 + 1))`,
  /** What an order comes to, in the shop's currency: spend has a long tail, so its logarithm. */
  log_aov: sql`ln(1 + v.gross::float8 / v.order_count)`,
  /** What was kept of all they paid; 0 for who got back more than they paid. */
  log_ltv: sql`ln(1 + greatest(v.gross - v.returned, 0)::float8)`,
  /** As many categories as, bought equally, would be as varied: exp of Shannon's entropy over lines (Hill 1973). */
  log_effective_categories: sql`ln(1 + exp(coalesce(r.category_entropy, 0)))`,
  /** Of lines, in the category they buy most from; 1 when there are none. */
  top_category_share: sql`coalesce(r.top_category_share, 1)`,
  /** Categories first tried after the first day, a purchase day: do they go on exploring? */
  new_category_rate: sql`coalesce(r.later_categories, 0)::float8 / v.purchase_days`,
  /** What discounts took off what they would have paid. */
  discount_share: sql`f.discount_share`,
  /** Of orders, with any discount: who waits for one, however small it is. */
  discounted_order_share: sql`v.discounted_orders::float8 / v.order_count`,
  /**
   * Mean of ln(unit price / what the product usually cost), weighted by spend, within [-2, 2]: below 0 buys when it is
   * cheap. Speaks also where a shop does not know its discounts.
   */
  price_index: sql`case when r.priced_spend > 0
    then least(greatest(r.spend_log_price / r.priced_spend, -2), 2) else 0 end`,
  /** Days between purchase days, shrunk to the shop's mean as if three gaps of that had been seen. */
  log_gap_days: sql`ln(1 + f.gap_days)`,
  /** Of the gaps between purchase days (irregularity.ts). */
  irregularity: sql`v.irregularity`,
  /** Since the first purchase: how long we know them. */
  log_tenure_days: sql`ln(1 + f.tenure_days::float8)`,
  /** Since the last purchase. */
  log_recency_days: sql`ln(1 + f.recency_days::float8)`,
  /** Days since the last purchase over their usual gap: 60 days are long for a weekly buyer, nothing for a yearly one. */
  log_relative_recency: sql`ln(1 + f.recency_days / f.gap_days)`,
  /** Of lines, of a product bought on an earlier day: consumables and favourites. */
  repeat_line_share: sql`coalesce(r.repeat_lines / r.lines, 0)`,
  /** Of purchase days, with such a line. */
  repeat_day_share: sql`coalesce(d.repeat_days, 0)::float8 / v.purchase_days`,
  /** How steadily the product bought on most days comes again: n / (n + 3) * (1 - irregularity) / 2, 0 when none does. */
  rebuy_regularity: sql`coalesce(r.most_rebought[3], 0)`,
  /** Given back of paid, by value. */
  return_rate: sql`f.return_rate`,
  /** Returns an order, at most 1: who sends back often, however little. */
  return_order_share: sql`least(v.return_orders::float8 / v.order_count, 1)`,
};
