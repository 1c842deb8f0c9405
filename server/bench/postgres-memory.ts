import { readdirSync, readFileSync } from "node:fs";

/** The most memory that one process of Postgres holds now, without what it shares, in KiB. Known on Linux only. */
export function largestBackendKib(): number {
  let largest = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (!status.startsWith("Name:\tpostgres")) continue;
      largest = Math.max(largest, Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It ended in between.
    }
  }
  return largest;
}
