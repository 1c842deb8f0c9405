import type { Axis } from "../axes.ts";
import { quantity } from "./quantity.ts";
import type { TellingSegment } from "./telling-segments.ts";

type Say = (value: (feature: string) => number) => string;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What is typical of a segment, in figures: about its centre, in plain units. */
const figures: Record<Axis, Say> = {
  purchase_frequency: (value) =>
    value("purchase_days") < 1.35 ? "bought on one day" : `bought on about ${quantity(value("purchase_days"))} days`,
  purchase_value: (value) => `spent about ${quantity(value("ltv"))}, ${quantity(value("aov"))} an order`,
  category_exploration: (value) =>
    `buys from about ${quantity(value("effective_categories"))} categories, ${percent(value("top_category_share"))} from one`,
  price_sensitivity: (value) => {
    const price = Math.round(Math.expm1(value("price_index")) * 100);
    const paid =
      Math.abs(price) < 3
        ? "pays average prices"
        : `pays ${Math.abs(price)} % ${price > 0 ? "above" : "below"} average prices`;
    const discount = value("discount_share");
    return discount < 0.005 ? paid : `${percent(discount)} saved by discounts, ${paid}`;
  },
  purchase_cadence: (value) => `about ${quantity(value("gap_days"))} days between purchases`,
  customer_maturity: (value) =>
    `known for about ${quantity(value("tenure_days"))} days, last bought ${quantity(value("recency_days"))} days ago`,
  repurchase_behavior: (value) => `${percent(value("repeat_line_share"))} of what they buy they bought before`,
  return_behavior: (value) => `returns ${percent(value("return_rate"))} of the value`,
};

const mostTraits = 6;

/** Six traits at most in plain words with typical figures, in the order given; axes on which all are alike are left out. */
export function sayTraits(segments: readonly TellingSegment[]): string[] {
  return segments
    .filter(({ telling }) => telling > 0)
    .slice(0, mostTraits)
    .map(({ axis, name, typical, features }) => {
      const value = (plain: string) => {
        const logged = features.indexOf(`log_${plain}`);
        return logged >= 0 ? Math.expm1(typical[logged] ?? NaN) : (typical[features.indexOf(plain)] ?? NaN);
      };
      const words = name.replaceAll("_", " ");
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${figures[axis](value)}`;
    });
}
