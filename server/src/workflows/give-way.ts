import { setTimeout as sleep } from "node:timers/promises";

/** What must be answered at once goes before work that can wait, where one process does both. */
export interface Precedence {
  /** Told of everything that wants an answer at once. */
  arrived: () => void;
  /** Resolves when work may begin: at once, unless there is a burst. */
  giveWay: () => Promise<void>;
}

interface Time {
  nowMs: () => number;
  wait: (ms: number) => Promise<unknown>;
}

const realTime: Time = { nowMs: () => performance.now(), wait: (ms) => sleep(ms) };

/** As many arrivals in as long a time make a burst, which ends when they come more slowly. */
const burst = { arrivals: 10, withinMs: 500 };
/** From then on a burst is what is usual, and nothing waits for its end. */
const patienceMs = 30_000;
const pollMs = 50;

/** Analyses keep the processor busy for tens of milliseconds at a time: the answers to a burst would queue behind them. */
export function createPrecedence({ nowMs, wait }: Time = realTime): Precedence {
  const recent: number[] = [];
  let sinceMs = 0;
  let untilMs = 0;
  const isBurst = () => nowMs() < untilMs && nowMs() - sinceMs < patienceMs;
  return {
    arrived() {
      const atMs = nowMs();
      recent.push(atMs);
      if (recent.length < burst.arrivals) return;
      const firstMs = recent.shift() ?? atMs;
      if (atMs - firstMs > burst.withinMs) return;
      if (atMs >= untilMs) sinceMs = atMs;
      untilMs = atMs + burst.withinMs;
    },
    async giveWay() {
      while (isBurst()) await wait(pollMs);
    },
  };
}
