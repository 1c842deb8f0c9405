import { spawnSync } from "node:child_process";
import { chown, open, stat, truncate, writeFile } from "node:fs/promises";
import type { Cluster } from "./cluster.ts";
import { inUse } from "./explain-postgres-failure.ts";
import { programPath } from "./prepare-binaries.ts";
import {
  disownPostmasterFile,
  isPostmaster,
  readPostmasterFile,
  removeUnfinishedPostmasterFile,
} from "./postmaster-file.ts";
import { runProgram } from "./run-program.ts";

const largestLogBytes = 4_000_000;
const startSeconds = 300;

/**
 * For a laptop, given at each start so that they also reach clusters of earlier versions. `log` as
 * the lowest level keeps statement errors, which quote rows, out of Postgres's log file.
 */
const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "log",
  log_checkpoints: "off",
  log_error_verbosity: "terse",
};

export type StartAttempt = { outcome: "started" } | { outcome: "port_taken" | "still_in_use" | "failed"; said: string };

/**
 * One attempt with pg_ctl, which puts the postmaster into a session of its own: neither Ctrl-C nor a
 * kill of our process group reaches it.
 */
export async function startPostmaster(
  cluster: Cluster,
  native: string,
  extraSettings: Record<string, string>,
): Promise<StartAttempt> {
  await disownStranger(cluster, native);
  const logStart = await prepareLog(cluster);
  const given = Object.entries({ ...settings, ...extraSettings, port: String(cluster.port) })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const result = await runProgram(
    programPath(native, "pg_ctl"),
    ["start", `--pgdata=${cluster.dataDirectory}`, `--log=${cluster.logFile}`, "-w", `-t${startSeconds}`, `-o${given}`],
    { account: cluster.account, cwd: cluster.directory, quiet: true },
  );
  if (result.status === 0) return { outcome: "started" };
  const said = `${result.output}${await readLog(cluster, logStart)}`;
  if (/could not bind|could not create any TCP\/IP sockets|Address already in use/i.test(said)) {
    return { outcome: "port_taken", said };
  }
  if (inUse.test(said)) return { outcome: "still_in_use", said };
  return { outcome: "failed", said };
}

/** Handles a postmaster.pid whose number was given to another program, or that was never written to its end. */
async function disownStranger(cluster: Cluster, native: string): Promise<void> {
  const file = await readPostmasterFile(cluster.dataDirectory);
  if (file === null) return removeUnfinishedPostmasterFile(cluster.dataDirectory);
  if (isPostmaster(file, cluster.dataDirectory)) return;
  const ended = spawnSync(programPath(native, "postgres"), ["--version"], { ...cluster.account, cwd: "/", env: {} });
  if (ended.status === 0) await disownPostmasterFile(cluster.dataDirectory, ended.pid);
}

/** @returns where the lines of the coming start begin. */
async function prepareLog({ logFile, account }: Cluster): Promise<number> {
  await writeFile(logFile, "", { flag: "a", mode: 0o600 });
  if (account !== null) await chown(logFile, account.uid, account.gid);
  const { size } = await stat(logFile);
  if (size <= largestLogBytes) return size;
  await truncate(logFile);
  return 0;
}

async function readLog({ logFile }: Cluster, from: number): Promise<string> {
  const file = await open(logFile, "r");
  try {
    const { size } = await file.stat();
    const length = Math.min(size - from, 100_000);
    const { buffer } = await file.read(Buffer.alloc(Math.max(length, 0)), 0, Math.max(length, 0), from);
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}
