import { existsSync, realpathSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, processLife } from "./process-life.ts";

/** What a postmaster writes into its data directory about itself. */
export interface PostmasterFile {
  pid: number;
  dataDirectory: string;
  /** Null while it is starting. */
  port: number | null;
}

const fileName = "postmaster.pid";

/** @returns null when there is none, or none complete. */
export async function readPostmasterFile(dataDirectory: string): Promise<PostmasterFile | null> {
  let text: string;
  try {
    text = await readFile(join(dataDirectory, fileName), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const [pid, directory, , port] = text.split("\n");
  if (!Number(pid) || directory === undefined) return null;
  return { pid: Math.abs(Number(pid)), dataDirectory: directory, port: Number(port) || null };
}

/** Whether the process named in the file is a living postmaster of this directory. */
export function isPostmaster(file: PostmasterFile, dataDirectory: string): boolean {
  if (processLife(file.pid) === null || !isSameDirectory(file.dataDirectory, dataDirectory)) return false;
  const line = commandLine(file.pid);
  return line === null || (line.includes("postgres") && line.includes(file.dataDirectory));
}

export function isSameDirectory(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    // A directory that is gone is not the one we have.
    return false;
  }
}

/**
 * Postgres refuses to start while the process named in the file lives, also when that number now
 * belongs to another program. The file is kept and only its number replaced by that of a process that
 * has ended: the rest of it is how Postgres finds out whether old backends still use the data.
 */
export async function disownPostmasterFile(dataDirectory: string, endedPid: number): Promise<void> {
  const path = join(dataDirectory, fileName);
  const [, ...rest] = (await readFile(path, "utf8")).split("\n");
  await writeFile(path, [endedPid, ...rest].join("\n"));
}

/** Removes a file that a crash left empty, which Postgres never does itself. One that is being written is left alone. */
export async function removeUnfinishedPostmasterFile(dataDirectory: string): Promise<void> {
  const path = join(dataDirectory, fileName);
  if (!existsSync(path)) return;
  await sleep(200);
  if ((await readPostmasterFile(dataDirectory)) === null) await rm(path, { force: true });
}
