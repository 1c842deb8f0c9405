import { type SegmentName, valueOf } from "./segment-name.ts";

/** Days with a purchase, and repeat days a month (`repeat_rate`). */
export function purchaseFrequencyNames(): SegmentName[] {
  const names: [name: string, days: number, isTrue: (days: number, aMonth: number) => boolean][] = [
    ["one_time_buyer", 1, (days) => days < 1.35],
    ["occasional_buyer", 2.5, (days, aMonth) => days >= 1.3 && (days < 4 || aMonth < 0.25)],
    ["repeat_buyer", 5, (days) => days >= 2],
    ["regular_buyer", 10, (days, aMonth) => days >= 4 && aMonth >= 0.1],
    ["frequent_buyer", 20, (days, aMonth) => days >= 6 && aMonth >= 0.3],
    ["very_frequent_buyer", 36, (days, aMonth) => days >= 12 && aMonth >= 0.75],
  ];
  return names.map(([name, days, isTrue]) => ({
    name,
    at: [{ purchase_days: days }],
    isTrue: (typical) => isTrue(valueOf(typical, "purchase_days"), valueOf(typical, "repeat_rate")),
  }));
}
