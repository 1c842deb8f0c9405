import type PQueue from "p-queue";

/**
 * Runs `task` when the queue has room. `signal` takes it out of the queue while it waits; once it runs,
 * ending it is the task's own affair, so that what it was billed is not lost.
 */
export async function takeTurn<Result>(
  queue: PQueue,
  signal: AbortSignal | undefined,
  task: () => Promise<Result>,
): Promise<Result> {
  const waiting = new AbortController();
  const leave = () => waiting.abort(signal?.reason);
  if (signal?.aborted) leave();
  signal?.addEventListener("abort", leave, { once: true });
  const stay = () => signal?.removeEventListener("abort", leave);
  return await queue
    .add(
      () => {
        stay();
        return task();
      },
      { signal: waiting.signal },
    )
    .finally(stay);
}
