import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../core/log.ts";
import type { Cluster } from "./cluster.ts";
import { createCluster } from "./create-cluster.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";
import { findFreePort, isPortFree } from "./find-free-port.ts";
import { ownData } from "./own-data.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import { prepareBinaries } from "./prepare-binaries.ts";
import { joinCluster, type Presence } from "./presence.ts";
import { movePort, settleCluster } from "./settle-cluster.ts";
import { commandLine } from "./process-life.ts";
import { startPostmaster } from "./start-postmaster.ts";

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
  const beganMs = Date.now();
  while (Date.now() < beganMs + patienceMs) {
    const file = await readPostmasterFile(cluster.dataDirectory);
    const trusted = file !== null && (Date.now() < beganMs + doubtMs || commandLine(file.pid) !== null);
    if (trusted && isPostmaster(file, cluster.dataDirectory)) {
      const presence = file.port === null ? null : await joinCluster(cluster, file.port);
      if (presence === null || file.port === null) {
        await sleep(pollMs);
        continue;
      }
      if (file.port !== cluster.port) cluster = await movePort(cluster, file.port);
      return { cluster, presence, reused: !started };
    }
    const native = await prepareBinaries(cluster);
    const durable = options.settings?.["fsync"] !== "off";
    await createCluster(cluster, native, { durable });
    await ownData(cluster);
    if (!(await isPortFree(cluster.port))) cluster = await movePort(cluster, await findFreePort());
    const attempt = await startPostmaster(cluster, native, options.settings ?? {});
    started = true;
    if (attempt.outcome === "failed") throw explainPostgresFailure(failedToStart, attempt.said, cluster);
    if (attempt.outcome === "port_taken") cluster = await movePort(cluster, await findFreePort());
    // Backends of a killed postmaster need a moment to notice; so does a start that a killed process began.
    if (attempt.outcome === "still_in_use") await sleep(pollMs);
    if (attempt.outcome !== "started") lastSaid = attempt.said;
  }
  throw explainPostgresFailure(failedToStart, lastSaid, cluster);
}

const failedToStart = "The embedded Postgres could not be started";
