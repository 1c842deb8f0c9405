import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { stageTablePattern } from "./stage-tables.ts";

const keptRuns = 2;

/**
 * Drops what no run under way needs of the stage, and the profiles of all but the newest two published runs. In a
 * workspace that was cleared, all of them.
 */
export async function dropOldRuns({ orm }: Pick<Database, "orm">): Promise<void> {
  const { rows: runs } = await orm.execute<{ id: number; state: string }>(
    sql`select id, state from discovery_runs order by id desc`,
  );
  const running = new Set(runs.filter(({ state }) => state === "running").map(({ id }) => id));
  const kept = new Set([
    ...running,
    ...runs
      .filter(({ state }) => state === "done")
      .slice(0, keptRuns)
      .map(({ id }) => id),
  ]);
  const { rows: tables } = await orm.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and relname ~ '^(discovery|customer_profiles|customer_search)_[0-9]'`);
  for (const { name } of tables) {
    const [, stageOf] = stageTablePattern.exec(name) ?? [];
    const [, profilesOf] = /^customer_(?:profiles|search)_([1-9]\d*)$/.exec(name) ?? [];
    const isOver =
      (stageOf !== undefined && !running.has(Number(stageOf))) ||
      (profilesOf !== undefined && !kept.has(Number(profilesOf)));
    // Each by itself: dropping waits for whoever still reads it, and holds up nobody for the others.
    if (isOver) await orm.execute(sql`drop table if exists ${sql.identifier(name)}`);
  }
  const gone = runs.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  await orm.execute(sql`delete from discovery_parts where run_id <> all(${sql.param([...running])}::integer[])`);
  await orm.execute(sql`delete from profile_bases where run_id = any(${sql.param(gone)}::integer[])`);
  // Profiles of the time before the first discovery: nobody reads them any more.
  if (runs.some(({ state }) => state === "done")) {
    await orm.execute(sql`truncate customer_profiles_0`);
  }
}
