import { type SegmentName, type Shop, valueOf, within } from "./segment-name.ts";

/** Days between purchases as multiples of the median, and irregularity from -1 (like a clock) over 0 to 1 (bursts). */
export function purchaseCadenceNames(shop: Shop): SegmentName[] {
  const median = Math.max(shop.median("gap_days"), 1);
  const names: [
    name: string,
    gap: number | null,
    irregularity: number,
    isTrue: (gap: number, irregularity: number) => boolean,
  ][] = [
    ["quick_steady_rhythm", 0.6, -0.2, (gap, irregularity) => gap < 0.85 && irregularity < -0.08],
    ["quick_rhythm", 0.6, 0, (gap) => gap < 0.85],
    ["steady_rhythm", 1.2, -0.25, (_, irregularity) => irregularity < -0.1],
    ["slow_steady_rhythm", 2.2, -0.25, (gap, irregularity) => gap > 1.2 && irregularity < -0.1],
    ["no_clear_rhythm", 1, 0, (gap, irregularity) => within(gap, 0.7, 1.4) && within(irregularity, -0.12, 0.12)],
    ["slow_rhythm", 2, 0, (gap) => gap > 1.2],
    ["bursty_rhythm", null, 0.25, (_, irregularity) => irregularity > 0.1],
    ["very_quick_rhythm", 0.3, 0, (gap) => gap < 0.55],
    ["quick_bursty_rhythm", 0.6, 0.25, (gap, irregularity) => gap < 0.85 && irregularity > 0.08],
    ["slow_bursty_rhythm", 2, 0.25, (gap, irregularity) => gap > 1.2 && irregularity > 0.08],
    ["very_slow_rhythm", 4, 0, (gap) => gap > 2.2],
  ];
  const inReserve = new Set(["very_quick_rhythm", "quick_bursty_rhythm", "slow_bursty_rhythm", "very_slow_rhythm"]);
  return names.map(([name, gap, irregularity, isTrue]) => ({
    name,
    inReserve: inReserve.has(name),
    at: [{ irregularity, ...(gap === null ? {} : { gap_days: gap * median }) }],
    isTrue: (typical) => isTrue(valueOf(typical, "gap_days") / median, valueOf(typical, "irregularity")),
  }));
}
