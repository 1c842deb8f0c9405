/** One thing that must be right before the product is useful. */
export interface Check {
  id: string;
  /** Needs the network or reads much: left out by `--dev`. */
  slow: boolean;
  /** Resolves with what was found, in words for people. @throws ToolError, ModelError or ConfigError with the way to mend it. */
  run(): Promise<string>;
  /** What is said in place of a run under `--dev`. */
  inDev?: string;
}

export interface CheckOutcome {
  id: string;
  status: "passed" | "failed" | "skipped";
  detail: string;
}
