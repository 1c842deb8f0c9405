import type { Call, Dimension } from "../../src/coaching/calls/call.ts";

/** `better` is meant to score above `worse` in `dimension`; both are call ids. */
export interface Comparison {
  name: string;
  dimension: Dimension;
  better: string;
  worse: string;
}

/** Labelled calls in one folder, read and checked: every call a comparison names is among `calls`. */
export interface LabelledFolder {
  name: string;
  /**
   * `pairs`: two calls that are alike but for one dimension. `ranked`: calls of their own, of which some are strong
   * and some weak in a dimension, so only the order says something.
   */
  kind: "pairs" | "ranked";
  /** Nobody tunes on it, so nothing is told of its single pairs. */
  blind: boolean;
  calls: Call[];
  comparisons: Comparison[];
}
