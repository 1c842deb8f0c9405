import { daysBefore } from "./days.ts";
import type { RfmRange } from "./read-rfm.ts";
import type { RfmGroup } from "./rfm-groups.ts";
import type { Boundaries } from "./score-quintile.ts";

/** A group's scores as days and orders, so that its customers can be selected. */
export function rangeOf(
  group: RfmGroup | null,
  { asOf, recency, frequency }: { asOf: string | null; recency: Boundaries; frequency: Boundaries },
): RfmRange {
  if (group === null || asOf === null) {
    return { lastOrderFrom: null, lastOrderTo: null, ordersFrom: null, ordersTo: null };
  }
  const daysAbove = (score: number) => (score === 5 ? null : (recency[4 - score] ?? null));
  const daysUpTo = (score: number) => (score === 1 ? null : (recency[5 - score] ?? null));
  const ordersAbove = (score: number) => (score === 1 ? null : (frequency[score - 2] ?? null));
  const ordersUpTo = (score: number) => (score === 5 ? null : (frequency[score - 1] ?? null));
  const most = daysUpTo(group.recency[0]);
  const beyond = daysAbove(group.recency[1]);
  const above = ordersAbove(group.frequency[0]);
  return {
    lastOrderFrom: most === null ? null : daysBefore(asOf, most),
    lastOrderTo: beyond === null ? null : daysBefore(asOf, beyond + 1),
    ordersFrom: above === null ? null : above + 1,
    ordersTo: ordersUpTo(group.frequency[1]),
  };
}
