import type { Analyzer } from "../analysis/call-analysis.ts";
import type { Dimension } from "../calls/call.ts";
import { scoreLevel } from "./score-level.ts";

/** A person's score beside the one we had at that moment. */
export interface ScorePair {
  callId: string;
  title: string;
  dimension: Dimension;
  ours: number;
  theirs: number;
  analyzer: Analyzer;
  rubricVersion: string;
  comment: string | null;
  at: Date;
}

const pointsApart = 25;
const levelsApart = 2;

export const isWithinOneLevel = (ours: number, theirs: number): boolean =>
  Math.abs(scoreLevel(ours) - scoreLevel(theirs)) <= 1;

/** Far enough apart that somebody should listen again: two levels, or 25 points. */
export const isDisagreement = (ours: number, theirs: number): boolean =>
  Math.abs(scoreLevel(ours) - scoreLevel(theirs)) >= levelsApart || Math.abs(ours - theirs) >= pointsApart;
