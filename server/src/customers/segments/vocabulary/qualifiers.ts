import type { FeatureName } from "../../features/feature-names.ts";

/** How a segment is told from another of the same name: by less or more of a feature. */
const comparatives: Record<FeatureName, readonly [less: string, more: string]> = {
  log_purchase_days: ["quieter", "busier"],
  log_repeat_rate: ["slower", "faster"],
  log_aov: ["smaller_order", "larger_order"],
  log_ltv: ["lower", "higher"],
  log_effective_categories: ["narrower", "wider"],
  top_category_share: ["less_focused", "more_focused"],
  new_category_rate: ["less_curious", "more_curious"],
  discount_share: ["less_discounted", "more_discounted"],
  discounted_order_share: ["less_often", "more_often"],
  price_index: ["cheaper", "dearer"],
  log_gap_days: ["quicker", "slower"],
  irregularity: ["steadier", "burstier"],
  log_tenure_days: ["younger", "older"],
  log_recency_days: ["more_recent", "less_recent"],
  log_relative_recency: ["less_overdue", "more_overdue"],
  repeat_line_share: ["less_repetitive", "more_repetitive"],
  repeat_day_share: ["less_often", "more_often"],
  rebuy_regularity: ["less_regular", "more_regular"],
  return_rate: ["lighter", "heavier"],
  return_order_share: ["less_often", "more_often"],
};

/** By how many on one side of the segment that has the plain name, the nearest first. */
const degrees: readonly (readonly string[])[] = [
  [],
  [""],
  ["", "much_"],
  ["slightly_", "", "much_"],
  ["slightly_", "", "clearly_", "much_"],
  ["slightly_", "", "clearly_", "much_", "far_"],
];

/** What to put before a name, for each of up to five segments with less, or more, of a feature. */
export function qualifiersOf(feature: FeatureName, side: "less" | "more", segments: number): string[] {
  return (degrees[segments] ?? []).map((degree) => `${degree}${comparatives[feature][side === "less" ? 0 : 1]}_`);
}

const allQualifiers: readonly string[] = Object.values(comparatives)
  .flat()
  .flatMap((word) => [...new Set(degrees.flat())].map((degree) => `${degree}${word}_`));

/** The qualifier, in words, and the name of the vocabulary that a segment's name is made of. */
export function splitName(name: string, isPlain: (name: string) => boolean): { qualifier: string; plain: string } {
  const qualifier = isPlain(name)
    ? ""
    : (allQualifiers.find((one) => name.startsWith(one) && isPlain(name.slice(one.length))) ?? "");
  return { qualifier: qualifier.slice(0, -1).replaceAll("_", " "), plain: name.slice(qualifier.length) };
}
