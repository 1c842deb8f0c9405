import { type SegmentName, valueOf, within } from "./segment-name.ts";

/** What was given back of what they paid (`return_rate`), and returns an order. */
export function returnBehaviorNames(): SegmentName[] {
  const names: [name: string, rate: number, orders: number, isTrue: (rate: number, orders: number) => boolean][] = [
    ["keeper", 0, 0, (rate, orders) => rate < 0.03 && orders < 0.12],
    ["rare_returner", 0.02, 0.2, (rate, orders) => rate < 0.12 && orders <= 0.4 && (orders >= 0.02 || rate >= 0.03)],
    ["occasional_returner", 0.04, 0.48, (rate, orders) => rate < 0.2 && within(orders, 0.2, 0.7)],
    ["frequent_returner", 0.07, 0.95, (_, orders) => orders >= 0.6],
    ["costly_returner", 0.25, 0.4, (rate) => within(rate, 0.12, 0.5)],
    ["heavy_returner", 0.6, 0.85, (rate) => rate >= 0.3],
    ["total_returner", 0.95, 1, (rate) => rate >= 0.75],
  ];
  return names.map(([name, rate, orders, isTrue]) => ({
    name,
    inReserve: name === "total_returner",
    at: [{ return_rate: rate, return_order_share: orders }],
    isTrue: (typical) => isTrue(valueOf(typical, "return_rate"), valueOf(typical, "return_order_share")),
  }));
}
