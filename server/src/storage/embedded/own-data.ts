import { chmod, lchown, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "./cluster.ts";

/**
 * Gives copied data back the owner and mode without which Postgres refuses it: a backup that root
 * restored belongs to root and may be readable by all. Call only while no postmaster runs on it.
 */
export async function ownData({ account, dataDirectory }: Pick<Cluster, "account" | "dataDirectory">): Promise<void> {
  if (process.platform === "win32") return;
  const { uid, mode } = await stat(dataDirectory);
  if (account !== null && uid !== account.uid) {
    const inside = await readdir(dataDirectory, { recursive: true });
    for (const name of ["", ...inside]) await lchown(join(dataDirectory, name), account.uid, account.gid);
  }
  if ((mode & 0o777) !== 0o700) await chmod(dataDirectory, 0o700);
}
