import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { processLife } from "../../src/storage/embedded/process-life.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";

/** A home of one test; whatever still runs on it is killed and removed when the test has finished. */
export function temporaryHome({ mode = 0o755 } = {}): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "rapport-test-home-")));
  chmodSync(home, mode);
  onTestFinished(async () => {
    const directory = clusterDirectory(home);
    const pid = postmasterPid(join(directory, "data"));
    if (pid !== null) await killAndWait(pid);
    if (directory !== join(home, "postgres")) rmSync(directory, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  return home;
}

/** Without fsync where the test does not cut anything off in the middle of writing. */
export const startFast = (home: string) => startEmbeddedPostgres({ home, settings: { fsync: "off" } });

/** The living process named in postmaster.pid. */
export function postmasterPid(dataDirectory: string): number | null {
  const file = join(dataDirectory, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return pid !== process.pid && processLife(pid) !== null ? pid : null;
}

export async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (processLife(pid) !== null) await sleep(5);
}

function clusterDirectory(home: string): string {
  const record = join(home, "postgres", "cluster.json");
  if (!existsSync(record)) return join(home, "postgres");
  const { directory } = JSON.parse(readFileSync(record, "utf8")) as { directory: string };
  return directory === "." ? dirname(record) : directory;
}
