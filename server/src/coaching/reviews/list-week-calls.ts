import type { Database } from "../../storage/database.ts";
import { type Dimension, dimensions } from "../calls/call.ts";
import { readWeeks } from "./read-weeks.ts";
import type { Week } from "./week-of.ts";

export interface WeekCall {
  id: string;
  title: string;
  started: Date;
  rep: string;
  /** Every dimension has a judgement on the transcript as it is stored now. */
  analyzed: boolean;
  missing: Dimension[];
}

/** The stored calls of a week in order of time, and which of them still have to be judged in what. */
export async function listWeekCalls(database: Pick<Database, "orm">, week: Week): Promise<WeekCall[]> {
  return (await readWeeks(database, [week])).map(({ id, title, started, rep, judged }) => {
    const missing = dimensions.filter((dimension) => !judged.includes(dimension));
    return { id, title, started, rep: rep.name, analyzed: missing.length === 0, missing };
  });
}
