import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../core/log.ts";
import type { Cluster } from "./cluster.ts";
import { createCluster } from "./create-cluster.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";
import { findFreePort } from "./find-free-port.ts";
import { ownData } from "./own-data.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import { prepareBinaries } from "./prepare-binaries.ts";
import { joinCluster, type Presence } from "./presence.ts";
import { movePort, settleCluster } from "./settle-cluster.ts";
import { commandLine } from "./process-life.ts";
import { type StartAttempt, startPostmaster } from "./start-postmaster.ts";

export interface Boot {
  cluster: Cluster;
  presence: Presence;
  /** A postmaster was running already. */
  reused: boolean;
}

export interface BootOptions {
  log?: Log | undefined;
  /** Server settings over ours. With fsync off nothing is made durable: for tests only. */
  settings?: Record<string, string> | undefined;
}

const pollMs = 20;
/** Recovery after a power cut may take minutes; a postmaster that is silent for longer hangs. */
const patienceMs = 300_000;
const remarkableMs = 5_000;
/** Backends of a killed postmaster end in a moment; who uses the data for longer will not stop by itself. */
const inUseMs = 15_000;
/** Where the system does not show what a process is: how long a silent one is taken for a postmaster. */
const doubtMs = 10_000;

/**
 * Leaves with a running postmaster that this process takes part in, whatever was left behind before:
 * nothing, a half-made or stopped cluster, a living postmaster, or the traces of a dead one. Call
 * under the boot lock.
 */
export async function bootCluster(base: string, options: BootOptions): Promise<Boot> {
  let cluster = await settleCluster(base, options.log);
  let started = false;
  let lastSaid = "";
  let said = false;
  const beganMs = Date.now();
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs = Date.now() - beganMs) {
    if (waitedMs > remarkableMs && !said) {
      options.log?.info({}, "Waiting for the embedded Postgres; after a crash its recovery may take a while");
      said = true;
    }
    const file = await readPostmasterFile(cluster.dataDirectory);
    const trusted = file !== null && (waitedMs < doubtMs || commandLine(file.pid) !== null);
    if (trusted && isPostmaster(file, cluster.dataDirectory)) {
      const presence = file.port === null ? null : await joinCluster(cluster, file.port);
      if (presence === null || file.port === null) {
        await sleep(pollMs);
        continue;
      }
      if (file.port !== cluster.port) cluster = await movePort(cluster, file.port);
      return { cluster, presence, reused: !started };
    }
    const attempt = await attemptStart(cluster, options.settings ?? {});
    started = true;
    if (attempt.outcome === "started") continue;
    lastSaid = attempt.said;
    const hopeless = attempt.outcome === "still_in_use" && waitedMs > inUseMs;
    if (attempt.outcome === "failed" || hopeless) break;
    if (attempt.outcome === "port_taken") cluster = await movePort(cluster, await findFreePort());
    await sleep(pollMs);
  }
  throw explainPostgresFailure("The embedded Postgres could not be started", lastSaid, cluster);
}

async function attemptStart(cluster: Cluster, settings: Record<string, string>): Promise<StartAttempt> {
  const native = await prepareBinaries(cluster);
  await createCluster(cluster, native, { durable: settings["fsync"] !== "off" });
  await ownData(cluster);
  return startPostmaster(cluster, native, settings);
}
