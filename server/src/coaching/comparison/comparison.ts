import type { CallAnalysis, Cost } from "../analysis/call-analysis.ts";
import type { Call, Dimension } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";

/** One of the calls that are compared, judged in the wanted dimensions. */
export interface ComparedCall {
  call: Call;
  analysis: CallAnalysis;
}

export interface Difference {
  dimension: Dimension;
  /** Of the rubric, the name of a statistic, or `overall` where a model compared the dimension as a whole. */
  criterion: string;
  name: string;
  /** By call id: 1-5, null where not judged. Empty for a statistic. */
  levels: Record<string, number | null>;
  /** By call id: what was counted, or the scores that a model's verdict stands beside. Empty for a criterion. */
  values: Record<string, number | null>;
  bestCallId: string;
  worstCallId: string;
  why: string;
  /** From the best and from the worst call. */
  evidence: (Quote & { callId: string })[];
  /** What the list is ordered by: how far apart, times how much it counts. */
  rank: number;
}

/** What one model said of the same two calls, told in either order: it is then no verdict. */
export interface Disagreement {
  dimension: Dimension;
  callIds: [string, string];
  /** The better call's id, null for equally good. */
  firstOrder: string | null;
  swappedOrder: string | null;
}

export interface Comparison {
  calls: ComparedCall[];
  differences: Difference[];
  summary: string;
  /** `model` when a model compared; the calls may have been judged by either. */
  analyzer: "signals" | "model";
  disagreements: Disagreement[];
  /** What a model quoted in comparing that nobody said. */
  rejectedQuotes: number;
  /** Of judging what was not judged, and of comparing. */
  cost: Cost;
  notice: string | null;
}
