import { existsSync, realpathSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../core/log.ts";
import { type Boot, type BootOptions, bootCluster } from "./boot-cluster.ts";
import { withBootLock } from "./boot-lock.ts";
import { connectionUrl } from "./cluster.ts";
import { explainFileFailure } from "./explain-postgres-failure.ts";
import { stopPostmaster } from "./stop-postmaster.ts";

export interface EmbeddedPostgres {
  /** Holds the password: never log or print it. */
  url: string;
  port: number;
  dataDirectory: string;
  /** A postmaster was running already and was joined. */
  reused: boolean;
  /** Leaves, and stops the postmaster when no other process uses it. */
  stop(): Promise<void>;
}

export interface StartEmbeddedPostgresOptions extends BootOptions {
  /** The workspace's directory; created when absent. One cluster belongs to it. */
  home: string;
  log?: Log;
}

/**
 * Runs, or joins, the one Postgres of a home. Processes that start at once share one postmaster; a
 * kill of any of them, or of the postmaster, at any moment loses nothing that was committed. While
 * this process lives, a postmaster that died is started again.
 * @throws ToolError `unavailable` with one line and the way out.
 */
export async function startEmbeddedPostgres(options: StartEmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(join(options.home, "postgres"), { recursive: true });
    const base = join(realpathSync(options.home), "postgres");
    const boot = await withBootLock(base, () => bootCluster(base, options));
    const { cluster, reused } = boot;
    const leave = keepPresent(base, boot, options);
    let stopping: Promise<void> | undefined;
    return {
      url: connectionUrl(cluster),
      port: cluster.port,
      dataDirectory: cluster.dataDirectory,
      reused,
      stop: () => (stopping ??= leave()),
    };
  } catch (error) {
    throw explainFileFailure(error);
  }
}

/**
 * Takes part again whenever the presence is lost, starting a postmaster that was killed: without it
 * another process would find nobody present and stop the postmaster under this one.
 * @returns leave
 */
function keepPresent(base: string, first: Boot, options: BootOptions): () => Promise<void> {
  const leaving = new AbortController();
  let boot: Boot | null = first;
  let rejoining = Promise.resolve();

  async function rejoin(): Promise<void> {
    boot = null;
    options.log?.warn({}, "The embedded Postgres was lost; starting it again");
    for (let waitMs = 100; !leaving.signal.aborted; waitMs = Math.min(waitMs * 2, 5_000)) {
      // A home that was deleted is not made anew behind its owner's back.
      if (!existsSync(join(base, "cluster.json"))) return;
      try {
        const next = await withBootLock(base, () => bootCluster(base, options));
        if (next.cluster.port !== first.cluster.port) {
          options.log?.error({}, "The embedded Postgres came back on another port: restart Rapport");
        }
        watch(next);
        return;
      } catch (error) {
        options.log?.warn({ err: error }, "The embedded Postgres could not be started again yet");
      }
      await sleep(waitMs, undefined, { ref: false });
    }
  }

  function watch(next: Boot): void {
    boot = next;
    next.presence.onLost(() => {
      if (!leaving.signal.aborted) rejoining = rejoin();
    });
  }

  watch(first);
  return async () => {
    leaving.abort();
    await rejoining;
    if (!existsSync(base)) return;
    await withBootLock(base, async () => {
      if (boot !== null && (await boot.presence.leave())) await stopPostmaster(boot.cluster);
    });
  };
}
