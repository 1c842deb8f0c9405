import type { Difference, GroupComparison } from "../comparison/compare-groups.ts";
import type { SegmentComparisonOutput } from "./compare-segments.ts";
import { sayCount, sayMany, sayMoney, sayShare } from "./say-figures.ts";

const labels: Record<string, { of: string; unit: "money" | "count" | "days" | "share" }> = {
  ltv: { of: "lifetime value", unit: "money" },
  aov: { of: "order value", unit: "money" },
  order_count: { of: "orders", unit: "count" },
  recency_days: { of: "days since the last order", unit: "days" },
  tenure_days: { of: "days since the first order", unit: "days" },
  avg_days_between: { of: "days between purchases", unit: "days" },
  return_rate: { of: "share returned", unit: "share" },
  discount_share: { of: "share of discounts", unit: "share" },
};

/** One difference as a sentence. */
export function sayDifference(
  { measure, kind, a, b, effect, size }: Difference,
  groups: Pick<GroupComparison, "a" | "b" | "currency">,
): string {
  if (a === null || b === null) return `${labels[measure]?.of ?? measure}: not known of both`;
  const [nameA, nameB] = [groups.a.name, groups.b.name];
  if (kind === "segment") {
    const [axis = "", segment = ""] = measure.split(":");
    return `${plain(segment)} (${plain(axis)}): ${sayShare(a)} of ${nameA} against ${sayShare(b)} of ${nameB}`;
  }
  const { of, unit } = labels[measure] ?? { of: plain(measure), unit: "count" as const };
  const said = (value: number) => sayValue(value, unit, groups.currency);
  if (effect === null) return `${of}: typically ${said(a)} against ${said(b)}; too few customers to weigh it`;
  if (size === "negligible") return `${of}: much the same, typically ${said(a)} against ${said(b)}`;
  return `${nameA} ${effect > 0 ? "higher" : "lower"} in ${of}: typically ${said(a)} against ${said(b)}${sayRatio(a, b)}`;
}

function sayValue(value: number, unit: "money" | "count" | "days" | "share", currency: string | null): string {
  if (unit === "money") return sayMoney(value, currency);
  if (unit === "share") return sayShare(value);
  return unit === "days" ? sayCount(Math.round(value)) : value.toFixed(1);
}

/** Where one is at least half as much again as the other. */
function sayRatio(a: number, b: number): string {
  const ratio = Math.max(a, b) / Math.min(a, b);
  return Number.isFinite(ratio) && ratio >= 1.5 ? `, ${ratio.toFixed(1)} times` : "";
}

/** Two groups, and what tells them apart most. */
export function saySegmentComparison(comparison: SegmentComparisonOutput): string {
  const { a, b, differences, shared_members: shared, currency, notice } = comparison;
  const side = ({ name, id, member_count: members, total_revenue: revenue }: typeof a) =>
    `${name} (${id}): ${sayMany(members, "customer")}, ${sayMoney(revenue, currency)} in all`;
  const telling = differences.filter(({ size }) => size !== null && size !== "negligible").slice(0, 8);
  return [
    `${side(a)}\n${side(b)}${shared > 0 ? `\n${sayMany(shared, "customer")} in both` : ""}`,
    notice,
    telling.length === 0
      ? "Nothing tells them apart by more than chance would."
      : `What tells them apart, the most telling first\n${telling
          .map(({ words, size, effect }) => `- ${words} [${size}, effect ${effect?.toFixed(2)}]`)
          .join("\n")}`,
  ]
    .filter((part) => part !== null)
    .join("\n\n");
}

const plain = (name: string) => name.replaceAll("_", " ");
