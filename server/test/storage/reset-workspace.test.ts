import { getTableConfig } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { checkSchema } from "../../src/storage/check-schema.ts";
import { resetWorkspace } from "../../src/storage/reset-workspace.ts";
import { schema, tables } from "../../src/storage/tables.ts";
import { seedShop } from "../customers/seed-shop.ts";
import { testDatabase } from "../database.ts";

const database = await testDatabase();

async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[getTableConfig(table).name] = await database.orm.$count(table);
  return counts;
}

/** SQL of some value of a type. */
const some = (type: string) => {
  if (type.endsWith("[]")) return "'{}'";
  if (/^(text|character)/.test(type)) return "'x'";
  return (
    { boolean: "true", uuid: "gen_random_uuid()", jsonb: "'{}'", date: "current_date" }[type] ??
    (type.startsWith("timestamp") ? "now()" : "1")
  );
};

/** One row of whatever may stand in a table, where nothing stands yet. */
async function fill(table: string): Promise<void> {
  const { rows } = await database.pool.query<{ name: string; type: string; columns: string }>(
    `select quote_ident(column_name) as name, case when data_type = 'ARRAY' then ltrim(udt_name, '_') || '[]' else data_type end as type
      from information_schema.columns where table_schema = 'public' and table_name = $1
      and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`,
    [table],
  );
  await database.pool.query(
    `insert into ${table} (${rows.map(({ name }) => name).join(", ")})
      select ${rows.map(({ type }) => some(type)).join(", ")} where not exists (select from ${table})`,
  );
}

test("a reset empties every table that exists in the database and keeps the tables", async () => {
  const moment = new Date("2026-11-16T09:00:00Z");
  await database.orm.insert(schema.calls).values({
    id: "1",
    title: "Discovery",
    started: moment,
    durationSeconds: 60,
    callType: "discovery",
    source: "import",
    repSpeakerId: "a",
    repName: "Ada Example",
    repRole: "AE",
    repChosenBy: "internal",
    transcriptHash: "x",
  });
  await database.orm
    .insert(schema.speakers)
    .values({ callId: "1", speakerId: "a", name: "Ada Example", affiliation: "internal" });
  await database.orm
    .insert(schema.transcriptTurns)
    .values({ callId: "1", turnIndex: 0, speakerId: "a", startMs: 0, endMs: 1, sentences: [] });
  await database.orm.insert(schema.rubrics).values({ dimension: "discovery", version: "1", content: {} });
  await database.orm.insert(schema.dimensionAnalyses).values({
    cacheKey: "k",
    callId: "1",
    dimension: "discovery",
    analyzer: "signals",
    rubricVersion: "1",
    promptVersion: "1",
    judgement: {},
    expiresAt: moment,
  });
  await database.orm
    .insert(schema.coachingSessions)
    .values({ callId: "1", analyzer: "signals", scores: {}, rubricVersions: {}, result: {} });
  await database.orm.insert(schema.modelCalls).values({
    purpose: "judge",
    model: "m",
    outcome: "ok",
    inputTokens: 1,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: 1,
    usd: "0.00000001",
    latencyMs: 1,
  });
  await database.orm.insert(schema.feed).values({ kind: "call", callId: "1", headline: "h", detail: {} });
  await database.pool.query(`
    insert into call_texts values ('1', '');
    insert into call_criteria values ('1', 'discovery', 'asks', 3, 'signals', '1', now(), '[]');
    insert into reps (email, name) values ('ada@example.com', 'Ada Example');
    insert into rep_aliases values ('ada.e@example.com', 'ada@example.com');
    insert into manager_scores (call_id, dimension, scored_by, score) values ('1', 'discovery', 'local', 50);
    insert into weekly_reviews values ('2026-11-16', '', 'UTC', '{}', '', '');
    insert into work_items (id, kind, source, state) values ('call:1', 'call', 'webhook', 'queued');
    insert into workers (executor_id, role, host, pid) values ('w', 'test', 'h', 1);
    insert into outside_limits (name, next_at, day) values ('Gong', now(), current_date)`);
  await seedShop(database, [
    { customer: "C1", at: "2026-10-01T10:00:00Z", lines: [{ product: "THREAD", quantity: 1, total: 5 }] },
  ]);
  const others = "order_imports changed_customers discovery_runs discovery_parts archetypes segment_snapshots".split(
    " ",
  );
  for (const table of [...others, "archetype_snapshots", "customer_snapshots", "profile_bases"]) await fill(table);
  const work = "workflow_status, workflow_input, operation_outputs".split(", ");
  await database.pool.query(
    "create schema dbos; create table dbos.queues (name text); insert into dbos.queues values ('q')",
  );
  for (const table of work) {
    await database.pool.query(`create table dbos.${table} (id text); insert into dbos.${table} values ('x')`);
  }

  const inDatabase = await database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition order by relname collate "C"`,
  );
  const before = await countRows();
  expect(Object.keys(before).toSorted()).toEqual(inDatabase.rows.map((row) => row.name));
  expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);

  await resetWorkspace(database);

  expect(Object.values(await countRows())).toEqual(tables.map(() => 0));
  for (const table of [...work, "queues"]) {
    const { rows } = await database.pool.query(`select count(*) as rows from dbos.${table}`);
    expect([table, rows[0]]).toEqual([table, { rows: table === "queues" ? 1 : 0 }]);
  }
  await checkSchema(database);
});

test("a reset that cannot have a table changes nothing and says so", async () => {
  await database.orm.insert(schema.rubrics).values({ dimension: "discovery", version: "1", content: {} });
  const other = await database.pool.connect();
  await other.query("begin");
  await other.query("select * from feed");
  await expect(resetWorkspace(database, { patienceMs: 100 })).rejects.toMatchObject({ code: "conflict" });
  await other.query("rollback");
  other.release();
  expect(await database.orm.$count(schema.rubrics)).toBe(1);
});
