import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ToolError } from "../../core/errors.ts";
import { isAlive, processLife } from "./process-life.ts";

const lockName = "boot.lock";
const pollMs = 10;
const patienceMs = 300_000;

/**
 * Runs `work` while no other process runs its own under the same directory. The lock of a process
 * that died is taken over. Local file systems only.
 *
 * The lock is a directory holding one file named after its holder. Moving a filled directory onto it
 * succeeds only while it is absent or empty, and removing a dead holder's file by name succeeds for
 * one contender only: neither step can hit a lock that was taken a moment before.
 * @throws ToolError `unavailable` when a living process keeps the lock for 5 minutes.
 */
export async function withBootLock<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(directory, lockName);
  const token = `${process.pid}-${processLife(process.pid)}-${randomBytes(6).toString("hex")}`;
  const prepared = `${lock}.${token}`;
  await mkdir(prepared);
  try {
    await writeFile(join(prepared, token), "");
    await take(lock, prepared);
    try {
      await sweep(directory);
      return await work();
    } finally {
      await unlink(join(lock, token));
      await unless(["ENOENT", "ENOTEMPTY", "EEXIST"], () => rmdir(lock));
    }
  } finally {
    await rm(prepared, { recursive: true, force: true });
  }
}

async function take(lock: string, prepared: string): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  for (;;) {
    // Windows does not move a directory onto an empty one, hence the removal first.
    await unless(["ENOENT", "ENOTEMPTY", "EEXIST", "EPERM", "EBUSY"], () => rmdir(lock));
    if (await unless(["ENOTEMPTY", "EEXIST", "EPERM", "EBUSY"], () => rename(prepared, lock))) return;
    const holder = await evictTheDead(lock);
    if (holder !== null && Date.now() > deadlineMs) {
      throw new ToolError(
        "unavailable",
        `Process ${holder} has been starting or stopping the embedded Postgres for 5 minutes. Stop that process and start again.`,
      );
    }
    await sleep(pollMs);
  }
}

/** Removes what processes that were killed while waiting had prepared. */
async function sweep(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(`${lockName}.`)) continue;
    const [pid = "", life = ""] = name.slice(lockName.length + 1).split("-");
    if (isAlive(Number(pid), life)) continue;
    await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** @returns the process id of a living holder, else null. */
async function evictTheDead(lock: string): Promise<number | null> {
  let tokens: string[] = [];
  await unless(["ENOENT"], async () => {
    tokens = await readdir(lock);
  });
  for (const token of tokens) {
    const [pid = "", life = ""] = token.split("-");
    if (isAlive(Number(pid), life)) return Number(pid);
    await unless(["ENOENT"], () => unlink(join(lock, token)));
  }
  return null;
}

/** @returns false when the step failed with one of `codes`, each of which means that another process was first. */
async function unless(codes: string[], step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && codes.includes(String(error.code))) return false;
    throw error;
  }
}
