import type { Dimension, RepRole } from "../calls/call.ts";
import type { ScoreName } from "../insights/score-names.ts";
import type { ObjectionType } from "../signals/signals.ts";
import type { Quote } from "../transcripts/span.ts";

/** Who sells: `key` is their address, lower case, or their name where no address is known. */
export interface ReviewedRep {
  key: string;
  name: string;
  email: string | null;
  role: RepRole;
}

/** A call as a review shows it. Times are ISO 8601 in UTC: a report is stored as JSON. */
export interface ReviewedCall {
  id: string;
  title: string;
  started: string;
  durationSeconds: number;
  url: string | null;
  rep: ReviewedRep;
  scores: Record<ScoreName, number | null>;
  /** Why a dimension is without a judgement; null when all four were judged. */
  unscored: string | null;
}

/** Which call a line is about. */
export type CallReference = Pick<ReviewedCall, "id" | "title" | "started"> & { rep: string };

/** One score over a week: means of per-call values, 0-100, rounded to one decimal. */
export interface ScoreLine {
  name: ScoreName;
  score: number | null;
  /** Calls with this score. */
  calls: number;
  /** The mean of the four weeks before. */
  before: number | null;
  callsBefore: number;
  /** `score - before`; null with fewer calls than a comparison needs. */
  change: number | null;
  team: number | null;
  /** Eight weeks, this one last. */
  history: { week: string; score: number | null; calls: number }[];
}

/** The line of one score. A review has one of each. */
export function lineOf(scores: readonly ScoreLine[], name: ScoreName): ScoreLine {
  const line = scores.find((each) => each.name === name);
  if (!line) throw new Error(`a review without a line for ${name}`);
  return line;
}

export interface Praise {
  what: string;
  dimension: Dimension;
  criterion: string;
  level: number;
  call: CallReference;
  quote: Quote | null;
}

/** A criterion to work on, with the moment that shows it best. */
export interface Focus {
  dimension: Dimension;
  criterion: string;
  /** The criterion in words. */
  name: string;
  /** Mean level 1-5 over the calls of the week. */
  level: number;
  calls: number;
  what: string;
  why: string;
  sayInstead: string;
  call: CallReference;
  quote: Quote | null;
}

export interface ColleagueCall {
  dimension: Dimension;
  criterion: string;
  name: string;
  level: number;
  call: CallReference;
  quote: Quote | null;
}

export interface Promised {
  what: string;
  owner: string | null;
  due: string | null;
  call: CallReference;
  quote: Quote | null;
}

interface ReviewBase {
  week: string;
  timezone: string;
  scores: ScoreLine[];
  calls: ReviewedCall[];
}

export interface RepReview extends ReviewBase {
  rep: ReviewedRep;
  wentWell: Praise[];
  focus: Focus[];
  listenTo: ColleagueCall | null;
  promised: Promised[];
}

export interface RepNeed {
  rep: ReviewedRep;
  calls: number;
  scores: ScoreLine[];
  focus: Focus | null;
}

export interface WorthHearing {
  dimension: Dimension;
  score: number;
  call: CallReference;
  quote: Quote | null;
}

export interface ObjectionCount {
  type: ObjectionType;
  objections: number;
  calls: number;
  /** How many the rep met with a question before explaining. */
  questioned: number;
  example: { call: CallReference; quote: Quote } | null;
}

export interface Coverage {
  recorded: number;
  analyzed: number;
  /** Calls that were stored and lack a judgement, and calls that were turned away, by reason. */
  missing: { reason: string; calls: number }[];
}

export interface TeamReview extends ReviewBase {
  reps: RepNeed[];
  movers: { rep: ReviewedRep; score: number; before: number; change: number; calls: number }[];
  worthHearing: WorthHearing[];
  /** The lowest call of the week and what it teaches. */
  instructive: (Focus & { score: number }) | null;
  objections: ObjectionCount[];
  coverage: Coverage;
  /** Calls by who judged them last. */
  analyzers: { signals: number; model: number };
  models: string[];
  /** What judging this week's calls has cost, whenever it was spent. */
  cost: { usd: number; requests: number };
}

/** A report with its two texts. */
export interface Rendered<Report> {
  report: Report;
  markdown: string;
  html: string;
}

export interface WeeklyReview {
  week: string;
  timezone: string;
  generatedAt: Date;
  team: Rendered<TeamReview>;
  /** In order of names. */
  reps: Rendered<RepReview>[];
}
