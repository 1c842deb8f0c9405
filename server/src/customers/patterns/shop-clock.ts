import { dayNumber } from "../day-number.ts";

/** What share of a shop's orders had come by the end of a day, in any unit that rises from day to day. */
export interface ShopClock {
  /** At the end of the day so many days after 1970-01-01. */
  at: (day: number) => number;
}

export interface MonthOfOrders {
  /** Its first day. */
  month: string;
  orders: number;
}

/**
 * The shop's own time: a day lasts as long as many orders came on it, months' orders spread evenly over their days (of
 * the first and last month, over those with data). By it, what everybody does before Christmas is no trend.
 * @param months rising; @param first and @param last days of data.
 */
export function shopClock(months: readonly MonthOfOrders[], first: number, last: number): ShopClock {
  const known = months.flatMap(({ month, orders }) => {
    const begin = dayNumber(month);
    const end = dayNumber(nextMonth(month));
    const from = Math.max(begin, first);
    const days = Math.min(end, last + 1) - from;
    return days > 0 && orders > 0 ? [{ from, days, orders }] : [];
  });
  return {
    at(day) {
      let passed = 0;
      for (const { from, days, orders } of known) {
        if (day < from) break;
        passed += orders * Math.min((day - from + 1) / days, 1);
      }
      return passed;
    },
  };
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
}
