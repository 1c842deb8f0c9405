import type { CohortsOutput } from "./analyze-cohorts.ts";
import { sayCount, sayMoney, sayShare, sayTable } from "./say-figures.ts";

/** More columns than these do not fit a terminal. */
const shownMonths = [1, 2, 3, 6, 9, 12, 18, 24];

/** One line a cohort: its size, its revenue, and who was there again after so many months. */
export function sayCohorts({ items, total, next_cursor: next, notice, currency }: CohortsOutput): string {
  if (items.length === 0) return total > 0 ? `No more cohorts: all ${total} have been shown.` : (notice ?? "");
  const columns = shownMonths.filter((later) => items.some(({ months }) => months.length > later));
  const rows = items.map(({ cohort, customers, revenue, months }) => [
    cohort,
    sayCount(customers),
    sayMoney(revenue, currency),
    ...columns.map((later) => {
      const month = months[later];
      return month ? sayShare(month.retention) : "";
    }),
  ]);
  const head = ["First order", "Customers", "Revenue", ...columns.map((later) => `+${later}`)];
  return [
    "Of those who first ordered in a month, how many ordered again so many months later:",
    sayTable([head, ...rows]),
    notice,
    next && `${items.length} of ${total} cohorts. The next ones: cursor ${next}.`,
  ]
    .filter(Boolean)
    .join("\n");
}
