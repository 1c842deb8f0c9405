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
  let release = () => {};
  let refuse: (reason: unknown) => void = () => {};
  const gate = new Promise<void>((resolve, reject) => {
    release = resolve;
    refuse = reject;
  });
  gate.catch(() => {}); // With no follower nobody waits at the gate.
  const first = leader(release);
  first.then(release, refuse);
  return [first, ...followers.map((task) => gate.then(() => task(() => {})))];
}
