import { isConnectionFailure } from "../storage/is-connection-failure.ts";
import { isStopping } from "./stopping.ts";

/** A step that its stopping process broke off has no end: recorded as an error it would fail the flow for good. */
const isWorthAnotherTry = (error: unknown): boolean | Promise<boolean> =>
  isStopping(error) ? new Promise(() => {}) : isConnectionFailure(error);

/**
 * A step whose database went away waits for it, about a quarter of an hour in all. Nothing else is tried again here:
 * what fails outside is an outcome with a time of its own, and a defect would only fail again.
 */
export const patiently = {
  retriesAllowed: true,
  maxAttempts: 20,
  intervalSeconds: 0.5,
  backoffRate: 1.4,
  shouldRetry: isWorthAnotherTry,
} as const;
