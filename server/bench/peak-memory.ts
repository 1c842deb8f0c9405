import { readFileSync } from "node:fs";

/** The most memory a process has held so far, in words. Known on Linux only. */
export function peakMemory(pid: number): string {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? "unknown" : `${(Number(kib) / 1024).toFixed(0)} MiB`;
  } catch {
    return "unknown";
  }
}
