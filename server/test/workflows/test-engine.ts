import { sql } from "drizzle-orm";
import { afterEach, vi } from "vitest";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import type { Log } from "../../src/core/log.ts";
import type { Database } from "../../src/storage/database.ts";
import { createGongClient } from "../../src/vendors/gong/create-gong-client.ts";
import type { FlowSettings } from "../../src/workflows/flow-deps.ts";
import { type Engine, startEngine } from "../../src/workflows/start-engine.ts";
import type { GongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { coachingWorkspace, keepingLog } from "../coaching/workspace.ts";

export const flowSettings: FlowSettings = {
  analysisConcurrency: 2,
  batchPollSeconds: 0.2,
  syncLookbackHours: 26,
  keepFinishedDays: 30,
};

interface EngineUnderTest {
  gong?: GongStandIn;
  coaching?: Partial<CoachingDeps>;
  drainMs?: number;
  giveWay?: () => Promise<void>;
  log?: Log;
  /** Of Gong. */
  requestsPerSecond?: number;
}

/** The durable engine in this process: one at a time. It is closed after the test. */
export function engineBench(database: Database) {
  const running: Engine[] = [];
  afterEach(async () => {
    for (const engine of running.splice(0)) await engine.close();
  });
  return {
    async start({
      gong,
      coaching,
      drainMs = 2_000,
      giveWay = async () => {},
      log = keepingLog(),
      requestsPerSecond = 1000,
    }: EngineUnderTest = {}): Promise<Engine> {
      const archive = gong
        ? createGongClient({
            baseUrl: gong.url,
            accessKey: gong.accessKey,
            secret: gong.secret,
            log,
            requestsPerSecond,
            retryDelayMs: 1,
          })
        : null;
      const deps = { ...(await coachingWorkspace(database, { log })), archive, ...coaching };
      const engine = await startEngine({
        coaching: deps,
        settings: flowSettings,
        role: "test",
        log,
        drainMs,
        giveWay,
      });
      running.push(engine);
      return engine;
    },
    itemIs: (id: string, expected: object) =>
      vi.waitFor(
        async () => {
          const found = await readItem(database, id);
          if (!found || !Object.entries(expected).every(([key, value]) => Object.is(found[key as keyof Item], value))) {
            throw new Error(`${id} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
          }
          return found;
        },
        { timeout: 60_000, interval: 30 },
      ),
  };
}

/** Leaves the tables of the durable engine and nobody who works: what is queued stays queued. */
export async function createEngineTables(database: Database): Promise<void> {
  const log = keepingLog();
  const coaching = await coachingWorkspace(database, { log });
  const engine = await startEngine({ coaching, settings: flowSettings, role: "test", log });
  await engine.close();
}

export async function clearWork({ orm }: Database): Promise<void> {
  await orm.execute(sql`truncate work_items, workers, calls, dbos.workflow_status cascade`);
}

export interface Item {
  state: string;
  reason: string | null;
  title: string | null;
  attempt: number;
  run: number;
  deliveries: number;
  workflow_id: string | null;
  /** In milliseconds since 1970. */
  next_at: number | null;
}

export async function readItem({ orm }: Database, id: string): Promise<Item | undefined> {
  const { rows } = await orm.execute<Item & Record<string, unknown>>(sql`
    select state, reason, title, attempt, run, deliveries, workflow_id,
      (extract(epoch from next_attempt_at) * 1000)::float8 as next_at from work_items where id = ${id}`);
  return rows[0];
}

export interface Flow {
  id: string;
  name: string;
  status: string;
  queue: string;
  /** From which it may start, in milliseconds since 1970. */
  from: number | null;
}

/** Every flow the engine knows, oldest first. */
export async function readFlows({ orm }: Database): Promise<Flow[]> {
  const { rows } = await orm.execute<Flow & Record<string, unknown>>(sql`
    select workflow_uuid as id, name, status, queue_name as queue, delay_until_epoch_ms::float8 as from
    from dbos.workflow_status order by created_at, workflow_uuid`);
  return rows;
}
