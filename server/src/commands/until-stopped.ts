interface Signals {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
  nowMs(): number;
}

const ofThisProcess: Signals = {
  on: (signal, listener) => process.on(signal, listener),
  exit: (code) => process.exit(code),
  nowMs: () => performance.now(),
};

/**
 * One Ctrl-C reaches the server up to three times at once: from the terminal, which signals every process
 * of the group, and from npm and `npm start`, which pass it on.
 */
const sameRequestMs = 1000;

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. Another one a second later or more ends the process at once. */
export function untilStopped(signals: Signals = ofThisProcess): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      signals.on(signal, () => {
        if (askedAtMs !== undefined && signals.nowMs() - askedAtMs >= sameRequestMs) signals.exit(1);
        askedAtMs ??= signals.nowMs();
        resolve(signal);
      });
    }
  });
}
