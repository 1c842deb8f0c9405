import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missedOfWeeks } from "../../../test/customers/weekly-revenue.ts";

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
  expect(missedOfWeeks(file, origin)).toBeLessThanOrEqual(most);
});
