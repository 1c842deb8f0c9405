import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fitForecast } from "./fit-forecast.ts";

const file = join(
  process.env.RAPPORT_DATA ?? join(import.meta.dirname, "../../../../../shared/data"),
  "customers/online_retail_ii_weekly_revenue.csv",
);
const absent = !existsSync(file);
const why = absent ? " (skipped: the file is not in RAPPORT_DATA)" : "";

/** Seasonal-naive has 20.7 %, 11.7 % and 15.7 % at these origins, the mean of 13 weeks 16.9 %, 14.5 % and 40.7 %. */
test.skipIf(absent).each([
  ["2011-03-06", 0.23],
  ["2011-06-05", 0.15],
  ["2011-09-04", 0.17],
])(`13 weeks of Online Retail II from %s are forecast within a share of %d${why}`, (origin, most) => {
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const weeks = Float64Array.from(rows, ([, revenue]) => Number(revenue));
  const known = rows.findIndex(([week]) => week === origin) + 1;
  const { method } = fitForecast(weeks.subarray(0, known));
  const forecast = method.forecast(weeks.subarray(0, known), 13) ?? [];
  const came = weeks.subarray(known, known + 13);
  const missed = came.reduce((sum, value, week) => sum + Math.abs(value - (forecast[week] ?? 0)), 0);
  expect(missed / came.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(most);
});
