import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Product } from "../test/product.ts";
import { largestBackendKib } from "./postgres-memory.ts";

export interface MeasuredRun {
  seconds: number;
  /** Until standard output held `marker`; all of it without one. */
  secondsToMarker: number;
  /** The most memory of the process, in MiB. */
  peakMib: number;
  /** The most memory of one process of Postgres beside what they share, in MiB. */
  postgresPeakMib: number;
  stdout: string;
}

const pollMs = 50;

/** Runs a command of the product as a process of its own. @throws Error with its output when it fails. */
export async function runMeasured(product: Product, args: string[], marker?: string): Promise<MeasuredRun> {
  const startedMs = performance.now();
  const child = product.start(args);
  child.stdin?.end();
  const said = { stdout: "", stderr: "" };
  let markerMs: number | null = null;
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    said.stdout += chunk;
    if (marker !== undefined && said.stdout.includes(marker)) markerMs ??= performance.now();
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (said.stderr += chunk));
  let peakKib = 0;
  let postgresKib = 0;
  const poll = setInterval(() => {
    peakKib = Math.max(peakKib, peakKibOf(child.pid ?? 0));
    postgresKib = Math.max(postgresKib, largestBackendKib());
  }, pollMs);
  try {
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`rapport ${args[0]} ended with ${code}:\n${said.stdout}${said.stderr}`);
  } finally {
    clearInterval(poll);
  }
  const endedMs = performance.now();
  return {
    seconds: (endedMs - startedMs) / 1000,
    secondsToMarker: ((markerMs ?? endedMs) - startedMs) / 1000,
    peakMib: peakKib / 1024,
    postgresPeakMib: postgresKib / 1024,
    stdout: said.stdout,
  };
}

function peakKibOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
