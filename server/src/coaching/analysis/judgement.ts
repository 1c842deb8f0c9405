import type { Dimension } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";

export type Level = 1 | 2 | 3 | 4 | 5;

export interface CriterionJudgement {
  id: string;
  name: string;
  /** Null: not applicable on this call, or not judgeable from what was said. */
  level: Level | null;
  reasoning: string;
  evidence: Quote[];
}

export interface Strength {
  what: string;
  criterion: string;
  evidence: Quote[];
}

export interface Improvement {
  criterion: string;
  what: string;
  why: string;
  /** Words the rep could have said instead. */
  sayInstead: string;
  evidence: Quote[];
}

export interface ActionItem {
  what: string;
  owner: string | null;
  due: string | null;
  evidence: Quote[];
}

/** One dimension of one call, judged. Levels only: the score is computed from them (scoreDimension). */
export interface DimensionJudgement {
  dimension: Dimension;
  /** One per criterion of the rubric, in its order. */
  criteria: CriterionJudgement[];
  strengths: Strength[];
  improvements: Improvement[];
  actionItems: ActionItem[];
  /** Quotes a model gave that are not in the transcript; always 0 for the signals analyser. */
  rejectedQuotes: number;
}
