import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { coachingWorkspace } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import {
  clearWork,
  createEngineTables,
  engineBench,
  flowSettings,
  readFlows,
} from "../../test/workflows/test-engine.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { createGongClient } from "../vendors/gong/create-gong-client.ts";
import { bindSchedules, type ScheduledFlows } from "./schedules.ts";

const database = await testDatabase();
await createEngineTables(database);
/** Somebody must be at work for a step to run; not here, where what was asked for shall stay as it is. */
const bench = engineBench(await testDatabase());

test("the clock is set in the reviews' time zone: Mondays at 06:00, every hour, every night", async () => {
  const { rows } = await database.orm.execute(sql`
    select schedule_name as name, schedule, cron_timezone as zone, workflow_name as flow, queue_name as queue,
      automatic_backfill as made_up_for from dbos.workflow_schedules order by 1`);
  const common = { zone: "America/Los_Angeles", queue: "upkeep" };
  expect(rows).toEqual([
    { name: "hourly-sync", schedule: "7 * * * *", flow: "scheduledSync", made_up_for: false, ...common },
    { name: "nightly-purge", schedule: "30 3 * * *", flow: "purge", made_up_for: false, ...common },
    {
      name: "nightly-snapshot",
      schedule: "30 2 * * *",
      flow: "snapshotDay",
      made_up_for: false,
      ...common,
      queue: "discoveries",
    },
    { name: "weekly-review", schedule: "0 6 * * 1", flow: "scheduledReview", made_up_for: true, ...common },
  ]);
});

test("set again by every process that starts, it stays one clock", async () => {
  await createEngineTables(database);
  const { rows } = await database.orm.execute(sql`select count(*)::int as n from dbos.workflow_schedules`);
  expect(rows).toEqual([{ n: 4 }]);
});

const schedules = async (gong?: GongStandIn, timezone = "America/Los_Angeles"): Promise<ScheduledFlows> => {
  const workspace = await coachingWorkspace(database, { timezone });
  const archive = gong
    ? createGongClient({ baseUrl: gong.url, accessKey: gong.accessKey, secret: gong.secret, log: workspace.log })
    : null;
  const coaching = { ...workspace, archive };
  const nothing = { purge: async () => {}, snapshot: async () => {} };
  return bindSchedules({ coaching, settings: flowSettings }, nothing);
};
const items = async () => (await database.orm.execute(sql`select id, title from work_items order by 1`)).rows;

describe("when the hour strikes", () => {
  beforeEach(async () => {
    await clearWork(database);
    await bench.start();
  });

  test.each([
    ["America/Los_Angeles", "2026-11-23T14:00:00Z", "2026-11-16"],
    // 06:00 there the week after the clock went back and the week after it went forward.
    ["America/Los_Angeles", "2026-11-02T14:00:00Z", "2026-10-26"],
    ["America/Los_Angeles", "2026-03-09T13:00:00Z", "2026-03-02"],
    ["Asia/Tokyo", "2026-11-22T21:00:00Z", "2026-11-16"],
  ])("Monday 06:00 in %s (%s) asks for the week before, that of %s", async (timezone, at, week) => {
    const { review } = await schedules(undefined, timezone);
    await review(new Date(at));
    await review(new Date(at));
    expect(await items()).toMatchObject([{ id: `review:${week}` }]);
    expect(await readFlows(database)).toMatchObject([{ name: "weeklyReview", queue: "reviews" }]);
  });

  test("the sync looks back over more than a day, and a held-up one is not joined by others", async () => {
    const gong = await startGongStandIn({ calls: [] });
    try {
      const { sync } = await schedules(gong);
      await sync(new Date("2026-11-21T12:07:00Z"));
      await sync(new Date("2026-11-21T13:07:00Z"));
    } finally {
      await gong.close();
    }
    expect(await items()).toEqual([
      { id: "sync:hourly", title: "Gong calls from 2026-11-20T10:07Z to 2026-11-21T12:07Z" },
    ]);
    expect(await readFlows(database)).toHaveLength(1);
  });

  test("without Gong there is nothing to sync", async () => {
    const { sync } = await schedules();
    await sync(new Date("2026-11-21T12:07:00Z"));
    expect(await items()).toEqual([]);
  });
});
