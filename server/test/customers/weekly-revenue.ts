import { readFileSync } from "node:fs";
import { fitForecast } from "../../src/customers/forecasts/fit-forecast.ts";

/**
 * Forecasts 13 weeks of a file of weekly revenue (week, revenue) from what was known at the end of the week `origin`.
 * Returns the weighted absolute percentage error, as a share.
 */
export function missedOfWeeks(file: string, origin: string): number {
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const weeks = Float64Array.from(rows, ([, revenue]) => Number(revenue));
  const until = rows.findIndex(([week]) => week === origin) + 1;
  const known = weeks.subarray(0, until);
  const forecast = fitForecast(known).method.forecast(known, 13) ?? [];
  const came = weeks.subarray(until, until + 13);
  const missed = came.reduce((sum, value, week) => sum + Math.abs(value - (forecast[week] ?? 0)), 0);
  return missed / came.reduce((sum, value) => sum + value, 0);
}
