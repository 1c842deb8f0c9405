import type { RevenueForecastOutput } from "./forecast-revenue.ts";
import { sayChange, sayMoney, sayTable } from "./say-figures.ts";

/** The total with its limits, the periods behind it, and how far to trust it. */
export function sayRevenueForecast(forecast: RevenueForecastOutput): string {
  const { periods, total, currency, over_last_year: change, method, backtest, notice, as_of: asOf } = forecast;
  const money = (amount: number) => sayMoney(amount, currency);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return notice ?? "";
  const span = first === last ? first.period : `${first.period} to ${last.period}`;
  const lastYear = change === null ? "" : `, ${sayChange(change)} against a year before`;
  return [
    `Revenue ${span}: ${money(total.expected)} expected${lastYear}; between ${money(total.low)} and ${money(total.high)} with 90 % certainty.`,
    sayTable([
      ["Period", "Expected", "Low", "High"],
      ...periods.map((each) => [each.period, money(each.expected), money(each.low), money(each.high)]),
    ]),
    first.already > 0 && `${first.period} holds ${money(first.already)} that is already there on ${asOf}.`,
    `Forecast from ${method}${backtest.forecasts > 0 ? ", of several plain ways the one that fits this shop's past best" : ""}.`,
    backtest.text,
    `Commit costs that cannot be taken back to the low end, ${money(total.low)}; keep stock within reach for the expected ${money(total.expected)}.`,
    notice,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}
