import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";

/** Keeps all requests of this process for one key inside Gong's limit. */
export interface Limiter {
  /** Runs `start` when its turn has come. Rejects with the signal's reason when it is aborted before. */
  run<Result>(start: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Holds every later request back for as long as Gong asked. */
  holdBack(seconds: number): void;
  /** How long requests are still held back; 0 when they may go. */
  heldBackSeconds(): number;
}

/** A tenth more than a second: a request that opens its connection first arrives later than the next ones. */
const intervalMs = 1100;

const limiters = new Map<string, Limiter>();

/** One limiter for each base URL and key: Gong counts by company, not by client object. */
export function limiterFor(baseUrl: string, accessKey: string, requestsPerSecond: number): Limiter {
  const name = JSON.stringify([baseUrl, accessKey, requestsPerSecond]);
  const limiter = limiters.get(name) ?? createLimiter(requestsPerSecond);
  limiters.set(name, limiter);
  return limiter;
}

function createLimiter(requestsPerSecond: number): Limiter {
  // Less than one in a second, or one and a half, cannot be counted out in whole requests: then one at a time.
  const intervalCap = Number.isInteger(requestsPerSecond) ? requestsPerSecond : 1;
  const interval = (intervalMs * intervalCap) / requestsPerSecond;
  const queue = new PQueue({ interval, intervalCap, strict: true });
  let openAtMs = 0;
  const heldBackMs = () => Math.max(0, openAtMs - performance.now());
  return {
    async run(start, signal) {
      // Others may have been held back again while this one slept.
      while (heldBackMs() > 0) await sleep(heldBackMs(), undefined, { signal });
      return queue.add(start, { signal });
    },
    holdBack(seconds) {
      openAtMs = Math.max(openAtMs, performance.now() + seconds * 1000);
    },
    heldBackSeconds: () => Math.ceil(heldBackMs() / 1000),
  };
}
