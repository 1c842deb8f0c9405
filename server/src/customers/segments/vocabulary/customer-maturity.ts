import { type SegmentName, type Shop, valueOf, within } from "./segment-name.ts";

/**
 * Days since the first purchase (`tenure_days`), and days since the last one over the usual gap (`relative_recency`:
 * at 1 the next one is due).
 */
export function customerMaturityNames(shop: Shop): SegmentName[] {
  const longest = Math.max(shop.longest("tenure_days"), 1);
  const names: [name: string, days: number, overdue: number, isTrue: (days: number, overdue: number) => boolean][] = [
    ["new_customer", 30, 0.4, (days, overdue) => days < Math.min(130, 0.4 * longest) && overdue < 2.5],
    ["newest_customer", 10, 0.2, (days, overdue) => days < Math.min(30, 0.2 * longest) && overdue < 2.5],
    ["growing_customer", 150, 0.6, (days, overdue) => within(days, 90, Math.min(400, 0.7 * longest)) && overdue < 1.3],
    ["wavering_customer", 200, 1.7, (days, overdue) => within(days, 90, 0.6 * longest) && within(overdue, 1, 3)],
    ["faded_newcomer", 60, 3, (days, overdue) => days < 0.4 * longest && overdue >= 1.5],
    [
      "established_customer",
      0.9 * longest,
      0.35,
      (days, overdue) => days >= Math.min(400, 0.35 * longest) && overdue < 1.2,
    ],
    ["veteran_customer", longest, 0.3, (days, overdue) => days >= 0.75 * longest && overdue < 1.2],
    ["slowing_customer", 0.8 * longest, 1.6, (days, overdue) => days >= 0.35 * longest && within(overdue, 0.8, 4)],
    ["lapsed_customer", 0.8 * longest, 6, (_, overdue) => overdue >= 2.2],
    ["lost_customer", 0.9 * longest, 14, (_, overdue) => overdue >= 6],
  ];
  const inReserve = new Set(["newest_customer", "veteran_customer"]);
  return names.map(([name, days, overdue, isTrue]) => ({
    name,
    inReserve: inReserve.has(name),
    at: [{ tenure_days: days, relative_recency: overdue }],
    isTrue: (typical) => isTrue(valueOf(typical, "tenure_days"), valueOf(typical, "relative_recency")),
  }));
}
