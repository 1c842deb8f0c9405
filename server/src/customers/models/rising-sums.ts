export interface RisingSums {
  /** At n: ln start + ln(start + 1) + … of n terms, which is ln Γ(start + n) - ln Γ(start). */
  logs: Float64Array;
  /** At n: 1/start + 1/(start + 1) + … of n terms, its slope in `start`. */
  inverses: Float64Array;
}

/** Sums over 0 to `most` terms. Counts are whole numbers, so no gamma function is needed, nor its error. */
export function risingSums(start: number, most: number): RisingSums {
  const logs = new Float64Array(most + 1);
  const inverses = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) {
    logs[n + 1] = (logs[n] ?? 0) + Math.log(start + n);
    inverses[n + 1] = (inverses[n] ?? 0) + 1 / (start + n);
  }
  return { logs, inverses };
}
