import { type SegmentName, type Shop, valueOf, within } from "./segment-name.ts";

/** What they spent in all (`ltv`) and an order (`aov`), as multiples of the shop's median customer. */
export function purchaseValueNames(shop: Shop): SegmentName[] {
  const names: [name: string, ltv: number, aov: number | null, isTrue: (ltv: number, aov: number) => boolean][] = [
    ["minimal_value", 0.06, null, (ltv) => ltv < 0.15],
    ["low_value", 0.25, null, (ltv) => ltv < 0.7],
    ["mid_value", 1, 1, (ltv) => within(ltv, 0.4, 2.5)],
    ["small_basket", 1, 0.5, (_, aov) => aov < 0.8],
    ["big_basket", 1, 1.8, (_, aov) => aov > 1.25],
    ["high_value", 4, null, (ltv) => ltv > 1.5],
    ["top_value", 20, null, (ltv) => ltv > 5],
    ["modest_value", 0.6, null, (ltv) => within(ltv, 0.35, 0.95)],
    ["upper_mid_value", 1.7, null, (ltv) => within(ltv, 1.05, 2.8)],
    ["very_high_value", 8, null, (ltv) => ltv > 3.5],
  ];
  const inReserve = new Set(["modest_value", "upper_mid_value", "very_high_value"]);
  const medians = { ltv: Math.max(shop.median("ltv"), 1e-9), aov: Math.max(shop.median("aov"), 1e-9) };
  return names.map(([name, ltv, aov, isTrue]) => ({
    name,
    inReserve: inReserve.has(name),
    at: [{ ltv: ltv * medians.ltv, ...(aov === null ? {} : { aov: aov * medians.aov }) }],
    isTrue: (typical) => isTrue(valueOf(typical, "ltv") / medians.ltv, valueOf(typical, "aov") / medians.aov),
  }));
}
