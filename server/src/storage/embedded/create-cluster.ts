import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { type Cluster, majorVersion, owner } from "./cluster.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";
import { programPath } from "./prepare-binaries.ts";
import { runProgram } from "./run-program.ts";

/** Names of what an interrupted start may leave behind. */
const unfinished = /^(data\.initdb|password)-[0-9a-f]{12}$/;

/**
 * Makes the data directory unless it is there. It is made beside its place and moved in when complete,
 * so a kill leaves either none or a whole one. Call under the boot lock.
 * @throws ToolError `unavailable` also for data of another major version.
 */
export async function createCluster(cluster: Cluster, native: string, options: { durable: boolean }): Promise<void> {
  if (isCreated(cluster)) return;
  const { account, directory } = cluster;
  for (const name of await readdir(directory)) {
    if (unfinished.test(name)) await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const suffix = randomBytes(6).toString("hex");
  const draft = join(directory, `data.initdb-${suffix}`);
  const passwordFile = join(directory, `password-${suffix}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
    if (account !== null) await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)));
    const result = await runProgram(
      programPath(native, "initdb"),
      [
        `--pgdata=${draft}`,
        `--username=${owner}`,
        "--auth=scram-sha-256",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        options.durable ? "--sync-method=fsync" : "--no-sync",
      ],
      { account, cwd: draft },
    );
    if (result.status !== 0) {
      throw explainPostgresFailure("The embedded Postgres could not be set up", result.output, cluster);
    }
    await rename(draft, cluster.dataDirectory);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

function isCreated({ dataDirectory }: Cluster): boolean {
  const file = join(dataDirectory, "PG_VERSION");
  if (!existsSync(file)) {
    if (existsSync(dataDirectory) && readdirSync(dataDirectory).length > 0) throw occupied(dataDirectory);
    return false;
  }
  const version = readFileSync(file, "utf8").trim();
  if (version === majorVersion) return true;
  throw new ToolError(
    "unavailable",
    `${dataDirectory} holds data of Postgres ${version}, and this Rapport brings Postgres ${majorVersion}. Set RAPPORT_HOME to a new directory, or run Postgres ${version} yourself and set DATABASE_URL.`,
  );
}

const occupied = (dataDirectory: string) =>
  new ToolError(
    "unavailable",
    `${dataDirectory} holds files that are no Postgres database. Restore it from a backup, or move it away to begin with an empty workspace.`,
  );
