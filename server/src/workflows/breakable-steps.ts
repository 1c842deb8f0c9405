import { DBOS } from "@dbos-inc/dbos-sdk";
import { patiently } from "./patiently.ts";

export type RunStep = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

/**
 * Steps of work that is broken off as soon as its process stops. What fails from then on fails for that, and has no
 * end: whoever goes on with the flow does the step again.
 */
export const breakableSteps =
  (stop: AbortSignal): RunStep =>
  (name, run) =>
    DBOS.runStep(run, {
      name,
      ...patiently,
      shouldRetry: (error) => (stop.aborted ? new Promise(() => {}) : patiently.shouldRetry(error)),
    });
