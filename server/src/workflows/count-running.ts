type Flow<Args extends unknown[], Result> = (...args: Args) => Promise<Result>;

export interface Running {
  /** The same flow, counted while it runs. */
  counted: <Args extends unknown[], Result>(flow: Flow<Args, Result>) => Flow<Args, Result>;
  count: () => number;
}

/** Counts the flows that run in this process. */
export function countRunning(): Running {
  let running = 0;
  return {
    counted:
      (flow) =>
      async (...args) => {
        running += 1;
        try {
          return await flow(...args);
        } finally {
          running -= 1;
        }
      },
    count: () => running,
  };
}
