import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The process runs, but this system does not show when it began. */
const unseen = "unseen";

/**
 * Names one life of a process: another program that was given the same number later, or after a
 * restart of the machine, has another name. Null when it does not run (a zombie does not).
 */
export function processLife(pid: number): string | null {
  if (!answersSignals(pid)) return null;
  if (process.platform === "linux") return linuxLife(pid);
  if (process.platform === "darwin") return darwinLife(pid);
  return unseen;
}

/** Whether the process that had this `life` still runs. Doubt counts as yes. */
export function isAlive(pid: number, life: string): boolean {
  const now = processLife(pid);
  return now !== null && (now === life || now === unseen || life === unseen);
}

/** The arguments a process was started with, joined by spaces, or null where the system hides them. */
export function commandLine(pid: number): string | null {
  if (process.platform === "linux") return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? null;
  if (process.platform === "darwin") return ps(pid, "command=");
  return null;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function linuxLife(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return unseen;
  // The name in parentheses may hold spaces: count from behind it. First comes the state, 19 later the start.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  return fingerprint(`${readOrNull("/proc/sys/kernel/random/boot_id")} ${fields[19]}`);
}

function darwinLife(pid: number): string | null {
  const line = ps(pid, "stat=,lstart=");
  if (line === null) return unseen;
  const [state = "", ...started] = line.split(/\s+/);
  return state.startsWith("Z") ? null : fingerprint(started.join(" "));
}

function ps(pid: number, columns: string): string | null {
  const result = spawnSync("/bin/ps", ["-ww", "-o", columns, "-p", String(pid)], {
    encoding: "utf8",
    env: { LC_ALL: "C", TZ: "UTC" },
  });
  return result.status === 0 ? result.stdout.trim() : null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Hidden by the system or gone in this moment: the caller decides what not knowing means.
    return null;
  }
}

const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
