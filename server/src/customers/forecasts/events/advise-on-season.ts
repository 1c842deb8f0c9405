import { dayOf } from "../../day-number.ts";
import type { EventWindow } from "./shop-events.ts";

/** Below a tenth more or less than an ordinary week an event is none for a shop. */
const noticeable = 0.1;
const stockDays = 42;
const announceDays = 21;
const reminderDays = 7;

/**
 * What to do for the next occurrence, and when; dates that are over are today's work.
 * @param lift mean over the years seen; null when nothing is known.
 */
export function adviseOnSeason(
  lift: number | null,
  { window: { start, end }, asOfDay, bestSellers }: { window: EventWindow; asOfDay: number; bestSellers: string[] },
): string[] {
  const by = (day: number) => (day <= asOfDay ? "now" : `by ${dayOf(day)}`);
  const percent = lift === null ? "" : `${Math.abs(lift * 100).toFixed(0)} %`;
  if (lift === null) {
    return [
      `Nothing of this time of the year was seen yet: watch it from ${dayOf(start)} to ${dayOf(end - 1)}, and ask again.`,
    ];
  }
  if (lift <= -noticeable) {
    return [
      `A quiet time here: plan staff and stock for ${percent} less than an ordinary week.`,
      `Use it for winning back lapsed customers, who hear less from others then: send ${by(start)}.`,
    ];
  }
  if (lift < noticeable)
    return ["No season in this shop: sell as in any other week, and keep the campaign money for one that is."];
  const what = bestSellers.length > 0 ? `, of ${bestSellers.slice(0, 3).join(", ")} first` : "";
  return [
    `Order stock for ${percent} more than ordinary weeks${what}: ${by(start - stockDays)}.`,
    `Announce it to those who bought in the last one: ${by(start - announceDays)}.`,
    `Remind those who have not ordered, with the last day of delivery: ${by(Math.max(start, end - reminderDays))}.`,
    `Ask first-time buyers of these days back for a second order: from ${dayOf(end + 14)} on.`,
  ];
}
