import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";
import { roundTenth } from "./round-tenth.ts";
import { type ScoreName, scoreNames } from "./score-names.ts";

const means = sql.raw(scoreNames.map((name) => `avg(c.${name}) as ${name}`).join(", "));

/** The mean of each score over the calls that match, one decimal; null where no call has it. */
export async function readTeamAverages(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
): Promise<Record<ScoreName, number | null>> {
  const { rows } = await orm.execute<Record<ScoreName, number | null>>(
    sql`select ${means} from calls c where ${matchCalls("c", filter)}`,
  );
  return Object.fromEntries(scoreNames.map((name) => [name, roundTenth(rows[0]?.[name] ?? null)])) as Record<
    ScoreName,
    number | null
  >;
}
