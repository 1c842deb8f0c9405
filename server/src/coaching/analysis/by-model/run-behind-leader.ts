import { createDeferred } from "../deferred.ts";

/** One piece of work over a prefix it shares with others. Calls `started` once the prefix can be read. */
export type PrefixTask<Result> = (started: () => void) => Promise<Result>;

/**
 * Runs the first task alone until it has started, so that it alone writes the shared prefix to the
 * provider's cache; then the others side by side. A leader that fails before it starts fails them all
 * without their being sent. One promise a task, in order; each must be handled.
 */
export function runBehindLeader<Result>(tasks: readonly PrefixTask<Result>[]): Promise<Result>[] {
  const [leader, ...followers] = tasks;
  if (!leader) return [];
  const gate = createDeferred();
  gate.promise.catch(ignore); // With no follower nobody waits at the gate.
  const first = leader(gate.resolve);
  first.then(() => gate.resolve(), gate.reject);
  return [first, ...followers.map((task) => gate.promise.then(() => task(ignore)))];
}

const ignore = () => {};
