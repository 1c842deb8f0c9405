import type { FlowSettings } from "./flow-deps.ts";

/** Recovery only takes up work of the same version: raised when a flow's steps change their order or names. */
export const flowsVersion = "1";
export const applicationName = "rapport";

export type QueueName = "intake" | "analysis" | "upkeep" | "reviews" | "discoveries" | "discovery";

interface QueueLimits {
  /** Flows at once in one process. */
  workerConcurrency: number;
  /** Flows at once over all processes. */
  globalConcurrency?: number;
  minPollingIntervalMs: number;
}

/**
 * Gong's own limits are kept by the pace of its client, over all processes and for requests outside of flows
 * too; calls that wait together share their requests, so many may wait at once.
 */
export const queueLimits = ({ analysisConcurrency }: FlowSettings): Record<QueueName, QueueLimits> => ({
  intake: { workerConcurrency: 25, minPollingIntervalMs: 100 },
  analysis: { workerConcurrency: analysisConcurrency, minPollingIntervalMs: 100 },
  upkeep: { workerConcurrency: 2, minPollingIntervalMs: 500 },
  reviews: { workerConcurrency: 1, globalConcurrency: 1, minPollingIntervalMs: 500 },
  discoveries: { workerConcurrency: 1, globalConcurrency: 1, minPollingIntervalMs: 200 },
  // A task keeps one processor busy, here or in Postgres: more processes make it faster, more tasks in one do not.
  discovery: { workerConcurrency: 1, minPollingIntervalMs: 50 },
});
