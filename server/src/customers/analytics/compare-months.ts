import { DateTime } from "luxon";
import { asShare } from "./as-number.ts";
import type { Period } from "./period.ts";

/** Two runs of equally many whole months, one right before the other; ends are exclusive. Null: too few months. */
export interface MonthComparison {
  /** Of each run; at most 12. */
  months: number;
  previous: { start: string; end: string };
  recent: { start: string; end: string };
}

/** An open shop's first and last month count as whole when orders begin or end within so many days of their ends. */
const slackDays = 2;

/**
 * The newest whole months of a period against as many before them: twelve where there are twenty-four, so that a
 * season is compared with the same one, else half of what there is.
 */
export function compareMonths(
  period: Period,
  { firstOrderOn, lastOrderOn }: { firstOrderOn: string | null; lastOrderOn: string | null },
): MonthComparison | null {
  if (firstOrderOn === null || lastOrderOn === null) return null;
  const shopStart = day(firstOrderOn).minus({ days: slackDays });
  const shopEnd = day(lastOrderOn).plus({ days: 1 + slackDays });
  const from = firstWhole(period.start === null ? shopStart : DateTime.max(day(period.start), shopStart));
  const to = (period.end === null ? shopEnd : DateTime.min(day(period.end), shopEnd)).startOf("month");
  const months = Math.min(12, Math.floor(to.diff(from, "months").months / 2));
  if (months < 1) return null;
  const middle = to.minus({ months });
  return {
    months,
    previous: { start: write(middle.minus({ months })), end: write(middle) },
    recent: { start: write(middle), end: write(to) },
  };
}

/** Change of the recent sum over the previous one as a share; null where there was nothing before. */
export const growthOf = (recent: number, previous: number) => (previous > 0 ? asShare(recent / previous - 1) : null);

const day = (text: string) => DateTime.fromISO(text, { zone: "utc" });
const write = (at: DateTime) => at.toFormat("yyyy-MM-dd");
const firstWhole = (at: DateTime) => (at.day === 1 ? at : at.startOf("month").plus({ months: 1 }));
