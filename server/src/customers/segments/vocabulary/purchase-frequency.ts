import { type SegmentName, type Typical, valueOf, within } from "./segment-name.ts";

/** Days with a purchase, and repeat days a month (`repeat_rate`). */
export function purchaseFrequencyNames(): SegmentName[] {
  type IsTrue = (days: number, aMonth: number) => boolean;
  const plain: [name: string, days: number, isTrue: IsTrue][] = [
    ["one_time_buyer", 1, (days) => days < 1.35],
    ["occasional_buyer", 2.5, (days, aMonth) => days >= 1.3 && (days < 4 || aMonth < 0.25)],
    ["repeat_buyer", 5, (days) => days >= 2],
    ["regular_buyer", 10, (days, aMonth) => days >= 4 && aMonth >= 0.1],
    ["frequent_buyer", 20, (days, aMonth) => days >= 6 && aMonth >= 0.3],
    ["very_frequent_buyer", 36, (days, aMonth) => days >= 12 && aMonth >= 0.75],
  ];
  const inReserve: [name: string, at: Typical, isTrue: IsTrue][] = [
    ["second_time_buyer", { purchase_days: 2 }, (days) => within(days, 1.5, 2.7)],
    [
      "slow_repeat_buyer",
      { purchase_days: 4.5, repeat_rate: 0.1 },
      (days, aMonth) => days >= 2.5 && within(aMonth, 0, 0.2),
    ],
    [
      "quick_repeat_buyer",
      { purchase_days: 4.5, repeat_rate: 0.4 },
      (days, aMonth) => within(days, 2, 9) && aMonth >= 0.25,
    ],
    ["keen_buyer", { purchase_days: 7, repeat_rate: 1 }, (days, aMonth) => days >= 2.5 && aMonth >= 0.6],
    ["constant_buyer", { purchase_days: 90, repeat_rate: 4 }, (days, aMonth) => days >= 25 && aMonth >= 1.5],
  ];
  const names = [
    ...plain.map(([name, days, isTrue]) => ({ name, ideal: { purchase_days: days }, isTrue, inReserve: false })),
    ...inReserve.map(([name, ideal, isTrue]) => ({ name, ideal, isTrue, inReserve: true })),
  ];
  return names.map(({ name, ideal, isTrue, inReserve: reserved }) => ({
    name,
    inReserve: reserved,
    at: [ideal],
    isTrue: (typical) => isTrue(valueOf(typical, "purchase_days"), valueOf(typical, "repeat_rate")),
  }));
}
