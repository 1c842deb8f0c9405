/** One measured figure beside its target. `value` is printed as it stands, with its unit. */
export interface Figure {
  measure: string;
  value: string;
  target?: string;
  met?: boolean;
}

/** A benchmark runs its peer or baseline in the same run, and says in `setting` what was played and what was real. */
export interface Benchmark {
  name: string;
  setting: string;
  /** @param tell shows figures as soon as they are there, of benchmarks that take many minutes. */
  run(scale: Scale, tell: (figures: Figure[]) => void): Promise<Figure[]>;
}

/** How large a benchmark over generated data is. */
export interface Scale {
  calls: number;
  customers: number;
}
