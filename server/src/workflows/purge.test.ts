import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { engineBench, readFlows } from "../../test/workflows/test-engine.ts";
import { startFlow } from "./enqueue-flow.ts";

const database = await testDatabase();
const bench = engineBench(database);

test("at night what nobody will ask for again goes, and everything else stays", async () => {
  await bench.start();
  const { orm } = database;
  await orm.execute(sql`
    insert into work_items (id, kind, call_id, source, state, updated_at)
    select kind || ':' || state || ':' || age, kind, case kind when 'call' then '7' end, 'cli', state, now() - age * interval '1 day'
    from unnest(array['call', 'sync', 'review', 'delivery']) kind, unnest(array['done', 'skipped', 'parked']) state,
      unnest(array[29, 31]) age`);
  await orm.execute(sql`
    insert into workers (executor_id, role, host, pid, beat_at) values
      ('gone', 'serve', 'h', 1, now() - interval '25 hours'), ('late', 'serve', 'h', 2, now() - interval '1 hour')`);
  await orm.execute(sql`
    insert into dbos.workflow_status (workflow_uuid, status, name, executor_id, application_version, application_name, created_at, updated_at)
    select status || ':' || age, status, 'ingestCall', 'late', '1', 'rapport', at, at
    from unnest(array['SUCCESS', 'ERROR', 'CANCELLED', 'DELAYED']) status, unnest(array[29, 31]) age,
      lateral (select ((extract(epoch from now()) - age * 86400) * 1000)::bigint as at) moment`);
  await orm.execute(sql`
    insert into dbos.operation_outputs (workflow_uuid, function_id, function_name) values ('SUCCESS:31', 0, 'fetch')`);
  await orm.execute(sql`
    select ${startFlow({ flow: "purge", queue: "upkeep", id: "tonight", args: [], notBefore: null })}`);
  await vi.waitFor(
    async () =>
      expect(await readFlows(database)).toContainEqual(expect.objectContaining({ id: "tonight", status: "SUCCESS" })),
    { timeout: 15_000 },
  );

  const { rows: items } = await orm.execute<{ id: string }>(sql`select id from work_items order by 1`);
  expect(items.map(({ id }) => id)).toEqual([
    // A call that is done stays: announced again it is known.
    "call:done:29",
    "call:done:31",
    "call:parked:29",
    "call:parked:31",
    "call:skipped:29",
    "call:skipped:31",
    "delivery:done:29",
    "delivery:parked:29",
    "delivery:skipped:29",
    "review:done:29",
    "review:parked:29",
    "review:parked:31",
    "review:skipped:29",
    "sync:done:29",
    "sync:parked:29",
    "sync:parked:31",
    "sync:skipped:29",
  ]);
  const { rows: workers } = await orm.execute<{ id: string }>(
    sql`select executor_id as id from workers where executor_id in ('gone', 'late')`,
  );
  expect(workers).toEqual([{ id: "late" }]);
  const flows = (await readFlows(database)).map(({ id }) => id);
  expect(flows).toEqual(expect.arrayContaining(["SUCCESS:29", "ERROR:29", "CANCELLED:29", "DELAYED:29", "DELAYED:31"]));
  expect(flows.filter((id) => id.endsWith(":31"))).toEqual(["DELAYED:31"]);
  const { rows: steps } = await orm.execute(sql`select from dbos.operation_outputs where workflow_uuid = 'SUCCESS:31'`);
  expect(steps).toEqual([]);
});
