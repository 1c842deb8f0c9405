import type { Call, Dimension } from "../calls/call.ts";
import type { SignalsSummary } from "./summarize-signals.ts";
import type { ActionItem, DimensionJudgement, Improvement, Strength } from "./judgement.ts";

export interface AnalyzeRequest {
  callId: string;
  /** Default: all four. */
  dimensions?: readonly Dimension[] | undefined;
  /** False neither reads nor writes what was judged before. Default true. */
  useCache?: boolean | undefined;
  /** Judges again and keeps the new result; also judges calls that are too short. Default false. */
  forceReanalysis?: boolean | undefined;
}

export type Analyzer = "signals" | "model";

/** What the requests of one analysis cost. Dollars are exact; input counts all input tokens, cached ones among them. */
export interface Cost {
  usd: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
}

export interface ScoredDimension extends DimensionJudgement {
  /** 0-100; null when nothing of it applies to the call. */
  score: number | null;
  /** True when it had been judged before and nothing was spent on it now. */
  cached: boolean;
}

/** One call, judged: what `analyze_call` answers and what a coaching session stores. */
export interface CallAnalysis {
  call: Pick<Call, "id" | "title" | "started" | "durationSeconds" | "callType" | "product" | "url" | "rep">;
  /** Only of the dimensions asked for. */
  scores: { overall: number | null } & Partial<Record<Dimension, number | null>>;
  dimensions: ScoredDimension[];
  strengths: (Strength & { dimension: Dimension })[];
  improvements: (Improvement & { dimension: Dimension })[];
  actionItems: ActionItem[];
  signals: SignalsSummary;
  analyzer: Analyzer;
  /** Null when no model judged. */
  model: string | null;
  rubricVersions: Partial<Record<Dimension, string>>;
  /** True when every dimension had been judged before. */
  cached: boolean;
  cost: Cost;
  rejectedQuotes: number;
  /** 1 unless the call was judged in overlapping parts. */
  windows: number;
  windowSpans: { startSeconds: number; endSeconds: number }[];
  /** What went otherwise than asked, and what to do about it. */
  notice: string | null;
}
