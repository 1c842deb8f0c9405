import type { Database } from "../../storage/database.ts";
import { explainUnscored, type Reasons } from "./explain-unscored.ts";
import { type Findings, readFindings } from "./read-findings.ts";
import { readWeeks, type StoredCall } from "./read-weeks.ts";
import { type Week, weeksUntil } from "./week-of.ts";

/** Everything the reports of one week are made from, read once. */
export interface WeekMaterial {
  week: Week;
  /** Eight, this one last. */
  weeks: Week[];
  /** Of this week. */
  calls: StoredCall[];
  /** Of all eight weeks. */
  history: StoredCall[];
  findings: Findings;
  /** Why a call of this week lacks a judgement, by call id. */
  unscored: ReadonlyMap<string, string>;
}

const weeksShown = 8;

export async function readMaterial(
  database: Database,
  week: Week,
  { timezone, reasons }: { timezone: string; reasons: Reasons },
): Promise<WeekMaterial> {
  const weeks = weeksUntil(week, weeksShown, timezone);
  const history = await readWeeks(database, weeks);
  const calls = history.filter(({ started }) => week.from <= started && started < week.to);
  const ids = calls.map(({ id }) => id);
  const [findings, unscored] = await Promise.all([
    readFindings(database, ids),
    explainUnscored(database, calls, reasons),
  ]);
  return { week, weeks, calls, history, findings, unscored };
}
