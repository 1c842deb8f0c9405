import type { CustomerLtvOutput } from "./forecast-customer-ltv.ts";
import { sayMany, sayMoney, sayTable } from "./say-figures.ts";

/** What they will bring in all, month by month, and what to make of it. */
export function sayCustomerLtv(forecast: CustomerLtvOutput): string {
  const { months, total, total_interval: interval, currency } = forecast;
  const money = (amount: number) => sayMoney(amount, currency);
  const soFar = `${forecast.customer_id}: ${money(forecast.historic_ltv)} so far (${forecast.tier}), as of ${forecast.as_of}.`;
  if (total === null || interval === null) return `${soFar}\n${forecast.model}`;
  return [
    `${soFar} In the next ${sayMany(months.length, "month")} ${money(total)} more is expected, nine times in ten between ${money(interval.low)} and ${money(interval.high)}.`,
    sayTable([
      ["month from", "expected", "low", "high"],
      ...months.map(({ from, expected, low, high }) => [from, money(expected), money(low), money(high)]),
    ]),
    sayAdvice(total, interval),
    `Model: ${forecast.model}`,
  ].join("\n\n");
}

function sayAdvice(total: number, { low }: { low: number }): string {
  if (low > 0)
    return "What to do: count on the low end, and spend on keeping them no more than a part of the expected.";
  return total > 0
    ? "What to do: they may as well bring nothing; spend little until they order again."
    : "What to do: expect nothing of them.";
}
