import type { Span } from "../transcripts/span.ts";

export const objectionTypes = ["pricing", "timing", "technical", "competitor", "authority", "need"] as const;
export type ObjectionType = (typeof objectionTypes)[number];

/** A run of speech by one side, back-channels of others ignored. */
export interface Run {
  seconds: number;
  words: number;
  /** The first sentences of the run, for showing; the run itself may cross turns. */
  span: Span;
}

export interface Question {
  span: Span;
  /** 0-1 of the call's length. */
  position: number;
  kind: "open" | "closed";
  /** Asked in one breath with another question, before anybody could answer. */
  stacked: boolean;
  /** Takes up content words of the customer's previous turn. */
  followsUp: boolean;
}

export interface Objection {
  type: ObjectionType;
  span: Span;
  reaction: ObjectionReaction | null;
}

/** What the rep did after an objection; null where the call ended or no rep turn followed. */
export interface ObjectionReaction {
  span: Span;
  /** Seconds between the customer's last word and the rep's first; negative when interrupted; null when timings are approximate. */
  pauseSeconds: number | null;
  interrupted: boolean;
  seconds: number;
  wordsPerMinute: number;
  /** Names or restates the concern before answering it. */
  acknowledged: boolean;
  /** Asks before explaining. */
  questionFollows: boolean;
  /** Asks whether the answer settled it. */
  confirmed: boolean;
}

export interface NamedMention {
  name: string;
  mentions: number;
  spans: Span[];
}

export interface NextStep {
  span: Span;
  /** As said: "Tuesday at 10", "the 14th". Null when no time was named. */
  date: string | null;
  /** A speaker's name, or null when nobody took it. */
  owner: string | null;
}

/** Every statistic of one conversation, computed from timed turns. Seconds, words and counts; shares are 0-1. */
export interface Signals {
  /**
   * The rep's own speech over all speech, colleagues' included in the whole but not in the rep's part; silence
   * excluded (Gong Labs 2025: 43:57 best, above 65 % hurts). 0 when nobody's speech has a length.
   */
  talkRatio: number;
  repTalkSeconds: number;
  /** Everybody else of the selling side. */
  colleagueTalkSeconds: number;
  customerTalkSeconds: number;
  longestMonologue: Run | null;
  longestCustomerStory: Run | null;
  /** Speaker switches per minute of the call. */
  interactivityPerMinute: number;
  /** Median gap after a customer stops and before the rep starts; null when timings are approximate or no such gap exists. */
  patienceSeconds: number | null;
  questions: Question[];
  questionsPerHour: number;
  /** Share of questions in the first third of the call; null without questions. */
  questionsFrontLoaded: number | null;
  /** Rep words over rep speaking minutes. */
  wordsPerMinute: number;
  fillerPerMinute: number;
  /** How often the rep started before the customer had finished, back-channels aside; null when timings are approximate. */
  interruptions: number | null;
  objections: Objection[];
  /** What sounds like an objection less plainly, confirmed by what the rep says around it. Not shown; judged where it was answered. */
  concerns: Objection[];
  competitors: NamedMention[];
  pricing: { span: Span; bySide: "rep" | "customer" }[];
  agenda: { span: Span; timeCheck: boolean } | null;
  recap: { span: Span; confirmed: boolean } | null;
  nextStep: NextStep | null;
  timingsApproximate: boolean;
  callSeconds: number;
}
