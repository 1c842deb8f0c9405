import type { Cluster } from "./cluster.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import { prepareBinaries, programPath } from "./prepare-binaries.ts";
import { runProgram } from "./run-program.ts";

/** Ends open sessions and stops; resolves when everything is on disk. Call under the boot lock. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const native = await prepareBinaries(cluster);
  const result = await runProgram(
    programPath(native, "pg_ctl"),
    ["stop", "-D", cluster.dataDirectory, "-m", "fast", "-w", "-t", "120"],
    { account: cluster.account, cwd: cluster.directory },
  );
  if (result.status === 0) return;
  const file = await readPostmasterFile(cluster.dataDirectory);
  // It may have ended on its own in between, which is what was wanted.
  if (file === null || !isPostmaster(file, cluster.dataDirectory)) return;
  throw explainPostgresFailure(`The embedded Postgres (process ${file.pid}) did not stop`, result.output, cluster);
}
