import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Log } from "../core/log.ts";
import type { Database } from "../storage/database.ts";
import { openPool } from "../storage/open-pool.ts";
import { bindAnalyzeCall } from "./analyze-call.ts";
import { countRunning, type Running } from "./count-running.ts";
import type { FlowDeps, FlowSettings } from "./flow-deps.ts";
import { bindDiscover } from "./discover.ts";
import { bindIngestCall } from "./ingest-call.ts";
import { holdLaunchLock } from "./hold-launch-lock.ts";
import { keepAlive } from "./keep-alive.ts";
import { openCustomersWork } from "./open-customers-work.ts";
import { bindPurge } from "./purge.ts";
import { bindRebuildSnapshots } from "./rebuild-snapshots.ts";
import { applicationName, flowsVersion, queueLimits } from "./queues.ts";
import { releaseWork } from "./release-work.ts";
import { bindDiscoveryTask } from "./share-tasks.ts";
import { applySchedules, bindSchedules, type ScheduledFlows } from "./schedules.ts";
import { bindSyncGong } from "./sync-gong.ts";
import { bindSnapshotDay } from "./snapshot-day.ts";
import { Stopping } from "./stopping.ts";
import { toEngineLog } from "./to-engine-log.ts";
import { bindWeeklyReview } from "./weekly-review.ts";

export interface EngineOptions {
  coaching: FlowDeps["coaching"];
  settings: FlowSettings;
  /** What this process is, for lists of workers: `serve`, `worker`, `review` … */
  role: string;
  log: Log;
  /** Awaited before the work on a call begins; of a process that has more urgent things to do. Default: nothing. */
  giveWay?: () => Promise<void>;
  /**
   * Whether tasks of discoveries are performed in a thread of their own, so that this one answers meanwhile; for compiled
   * code only. Default: no.
   */
  taskThread?: boolean;
  /** How long running flows may take to end when the engine stops. Default 8 s. */
  drainMs?: number;
}

export interface Engine {
  executorId: string;
  /**
   * Stops taking up work, waits for what is running, and gives the rest to other processes. What is done over customers
   * is not waited for.
   */
  close(): Promise<void>;
}

const poolSize = 6;
const defaultDrainMs = 8_000;
/** For the end of a flow to be recorded. */
const recordingMs = 300;

/**
 * Makes this process one of those that do the durable work. One engine a process; any number of processes on
 * the same Postgres. @throws when the database cannot be used; nothing is left running then.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { coaching, settings, role, log, giveWay = async () => {}, taskThread = false } = options;
  const { drainMs = defaultDrainMs } = options;
  const { database } = coaching;
  const executorId = randomUUID();
  const stopping = new AbortController();
  // Every flow under way listens to it.
  setMaxListeners(0, stopping.signal);
  const customersWork = await openCustomersWork({ database, executorId, inThread: taskThread });
  const pool = openPool({ url: database.url, applicationName: "rapport flows", maxConnections: poolSize, log });
  const running = countRunning();
  const deps = { coaching, customers: customersWork.deps, settings, signal: stopping.signal };
  const schedules = register(deps, giveWay, running);
  DBOS.setConfig({
    name: applicationName,
    systemDatabaseUrl: database.url,
    systemDatabasePool: pool,
    applicationVersion: flowsVersion,
    executorID: executorId,
    logger: toEngineLog(log, stopping.signal),
    // Nothing here waits for events, and listening does not work behind a transaction pooler.
    useListenNotify: false,
  });
  const alive = await keepAlive({ database, executorId, role, log });
  try {
    await launch(database, settings, schedules, coaching.settings.timezone);
    await alive.watch();
  } catch (error) {
    await DBOS.shutdown({ deregister: true });
    await alive.stop();
    await pool.end();
    await customersWork.breakOff();
    throw error;
  }
  let closing: Promise<void> | undefined;
  const close = async () => {
    try {
      await customersWork.breakOff();
    } finally {
      await leave();
    }
  };
  const leave = async () => {
    const waitMs = running.count() > 0 ? drainMs : Math.min(drainMs, recordingMs);
    setTimeout(() => stopping.abort(new Stopping()), waitMs).unref();
    await DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: waitMs });
    stopping.abort(new Stopping());
    await alive.stop();
    await releaseWork(database, executorId);
    await pool.end();
  };
  return { executorId, close: () => (closing ??= close()) };
}

async function launch(
  database: Database,
  settings: FlowSettings,
  schedules: ScheduledFlows,
  timezone: string,
): Promise<void> {
  const unlock = await holdLaunchLock(database);
  try {
    await DBOS.launch();
    for (const [name, limits] of Object.entries(queueLimits(settings))) {
      await DBOS.registerQueue(name, { ...limits, onConflict: "always_update" });
    }
    await applySchedules(schedules, timezone);
  } finally {
    await unlock();
  }
}

function register(deps: FlowDeps, giveWay: () => Promise<void>, { counted }: Running): ScheduledFlows {
  const behind =
    <Args extends unknown[], Result>(flow: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await giveWay();
      return flow(...args);
    };
  DBOS.registerWorkflow(counted(behind(bindIngestCall(deps))), { name: "ingestCall" });
  const analyzeCall = DBOS.registerWorkflow(counted(behind(bindAnalyzeCall(deps))), { name: "analyzeCall" });
  DBOS.registerWorkflow(counted(bindSyncGong(deps)), { name: "syncGong" });
  DBOS.registerWorkflow(counted(bindWeeklyReview(deps, analyzeCall)), { name: "weeklyReview" });
  const discoveryTask = DBOS.registerWorkflow(behind(bindDiscoveryTask(deps.customers)), { name: "discoveryTask" });
  DBOS.registerWorkflow(bindDiscover(deps, discoveryTask), { name: "discover" });
  DBOS.registerWorkflow(bindRebuildSnapshots(deps, discoveryTask), { name: "rebuildSnapshots" });
  const { review, sync, snapshot, purge } = bindSchedules(deps, {
    purge: bindPurge(deps),
    snapshot: bindSnapshotDay(deps),
  });
  return {
    review: DBOS.registerWorkflow(counted(review), { name: "scheduledReview" }),
    sync: DBOS.registerWorkflow(counted(sync), { name: "scheduledSync" }),
    snapshot: DBOS.registerWorkflow(behind(snapshot), { name: "snapshotDay" }),
    purge: DBOS.registerWorkflow(counted(purge), { name: "purge" }),
  };
}
