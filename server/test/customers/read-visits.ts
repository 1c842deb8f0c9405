import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { groupSummaries } from "../../src/customers/models/group-summaries.ts";
import type { PurchaseSummary, SummaryGroups } from "../../src/customers/models/repeat-model.ts";

const folder = join(
  process.env["RAPPORT_DATA"] ?? resolve(import.meta.dirname, "../../../../shared/data"),
  "customers",
);

export const cdnowSample = join(folder, "cdnow_sample.csv.gz");
/** Says in a test's name why it is skipped; null where the file is there. */
export const withoutCdnow = existsSync(cdnowSample) ? null : "skipped: no cdnow_sample.csv.gz under RAPPORT_DATA";

/** Spend by day (days since 1970-01-01) of each customer, days ascending. Columns: …, customer, date, quantity, amount. */
export function readVisits(file: string): Map<string, Map<number, number>> {
  const visits = new Map<string, Map<number, number>>();
  for (const line of gunzipSync(readFileSync(file)).toString().trim().split("\n").slice(1)) {
    const [customer = "", date = "", , amount] = line.split(",").slice(-4);
    const day = Date.parse(date) / 86_400_000;
    const days = visits.get(customer) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + Number(amount));
    visits.set(customer, days);
  }
  return new Map([...visits].map(([customer, days]) => [customer, new Map([...days].toSorted(([a], [b]) => a - b))]));
}

export interface Visitor {
  summary: PurchaseSummary;
  /** Spend on each purchase day until the as-of day, the first one first. */
  spends: number[];
  /** Spend on each purchase day after it. */
  later: Map<number, number>;
}

/** Everybody who had bought by the as-of date (YYYY-MM-DD). */
export function visitorsAsOf(visits: Map<string, Map<number, number>>, asOf: string): Visitor[] {
  const end = Date.parse(asOf) / 86_400_000;
  return [...visits.values()].flatMap((days) => {
    const known = [...days].filter(([day]) => day <= end);
    const [first, last] = [known.at(0)?.[0], known.at(-1)?.[0]];
    if (first === undefined || last === undefined) return [];
    const summary = { repeats: known.length - 1, lastWeeks: (last - first) / 7, ageWeeks: (end - first) / 7 };
    return [
      { summary, spends: known.map(([, spend]) => spend), later: new Map([...days].filter(([day]) => day > end)) },
    ];
  });
}

export function groupsOf(visitors: Visitor[]): SummaryGroups {
  return groupSummaries(visitors.map((visitor) => visitor.summary));
}
