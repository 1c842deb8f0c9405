import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ToolError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { canEnter, chooseAccount } from "./account.ts";
import { type ClusterRecord, readClusterRecord, writeClusterRecord } from "./cluster-record.ts";
import type { Cluster } from "./cluster.ts";
import { findFreePort } from "./find-free-port.ts";

/** For root only: a place that every account can enter. */
export const systemDirectory = "/var/lib/rapport";

/** Reads where this home's cluster is, or decides and records it. Call under the boot lock. */
export async function settleCluster(base: string, log: Log | undefined): Promise<Cluster> {
  const record = (await readClusterRecord(base)) ?? (await decide(base, log));
  const directory = resolve(base, record.directory);
  await mkdir(directory, { recursive: true });
  const dataDirectory = join(directory, "data");
  return {
    base,
    directory,
    dataDirectory,
    logFile: join(directory, "postgres.log"),
    port: record.port,
    password: record.password,
    account: chooseAccount(dataDirectory),
  };
}

/** Gives the cluster another port and remembers it. */
export async function movePort(cluster: Cluster, port: number): Promise<Cluster> {
  const record = await readClusterRecord(cluster.base);
  if (record !== null) await writeClusterRecord(cluster.base, { ...record, port });
  return { ...cluster, port };
}

async function decide(base: string, log: Log | undefined): Promise<ClusterRecord> {
  const data = join(base, "data");
  if (existsSync(join(data, "PG_VERSION"))) {
    throw new ToolError(
      "unavailable",
      `${data} holds a database, but its password file ${join(base, "cluster.json")} is gone. Restore that file, or move ${data} away to begin with an empty workspace.`,
    );
  }
  const directory = canEnter(chooseAccount(), base) ? "." : await systemPlace(base, log);
  const record = { directory, port: await findFreePort(), password: randomBytes(24).toString("base64url") };
  // Written before the cluster is made: a kill in between leaves a password without data, never the reverse.
  await writeClusterRecord(base, record);
  return record;
}

async function systemPlace(base: string, log: Log | undefined): Promise<string> {
  const name = createHash("sha256").update(base).digest("hex").slice(0, 16);
  const directory = join(systemDirectory, name);
  await mkdir(systemDirectory, { recursive: true, mode: 0o755 });
  if (existsSync(directory)) {
    // A home of this path existed before and was deleted, and with it the password of this data.
    const aside = `${directory}.abandoned-${Date.now()}`;
    await rename(directory, aside);
    log?.warn({ aside }, "Data of a deleted home at the same path was set aside");
  }
  await mkdir(directory, { mode: 0o755 });
  return directory;
}
