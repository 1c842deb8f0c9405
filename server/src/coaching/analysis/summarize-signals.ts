import type { Call } from "../calls/call.ts";
import type { NextStep, ObjectionReaction, ObjectionType, Signals } from "../signals/signals.ts";
import { quoteAt } from "../transcripts/quote-at.ts";
import type { Quote } from "../transcripts/span.ts";

/** The statistics of a call as they are shown: numbers rounded to three decimals, places as quotes. */
export interface SignalsSummary {
  talkRatio: number;
  longestMonologueSeconds: number;
  longestCustomerStorySeconds: number;
  interactivityPerMinute: number;
  patienceSeconds: number | null;
  questions: number;
  questionsPerHour: number;
  wordsPerMinute: number;
  fillerPerMinute: number;
  interruptions: number | null;
  timingsApproximate: boolean;
  objections: { type: ObjectionType; reaction: Omit<ObjectionReaction, "span"> | null; evidence: Quote[] }[];
  competitors: { name: string; mentions: number; evidence: Quote[] }[];
  nextStep: (Omit<NextStep, "span"> & { evidence: Quote[] }) | null;
}

/** At most so many places are shown for one competitor. */
const placesShown = 3;

export function summarizeSignals(signals: Signals, call: Call): SignalsSummary {
  const { nextStep } = signals;
  return {
    talkRatio: round(signals.talkRatio),
    longestMonologueSeconds: round(signals.longestMonologue?.seconds ?? 0),
    longestCustomerStorySeconds: round(signals.longestCustomerStory?.seconds ?? 0),
    interactivityPerMinute: round(signals.interactivityPerMinute),
    patienceSeconds: signals.patienceSeconds === null ? null : round(signals.patienceSeconds),
    questions: signals.questions.length,
    questionsPerHour: round(signals.questionsPerHour),
    wordsPerMinute: round(signals.wordsPerMinute),
    fillerPerMinute: round(signals.fillerPerMinute),
    interruptions: signals.interruptions,
    timingsApproximate: signals.timingsApproximate,
    objections: signals.objections.map(({ type, reaction, span }) => ({
      type,
      reaction: reaction && withoutSpan(reaction),
      evidence: [quoteAt(call, span)],
    })),
    competitors: signals.competitors.map(({ name, mentions, spans }) => ({
      name,
      mentions,
      evidence: spans.slice(0, placesShown).map((span) => quoteAt(call, span)),
    })),
    nextStep: nextStep && { ...withoutSpan(nextStep), evidence: [quoteAt(call, nextStep.span)] },
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function withoutSpan<Part extends { span: unknown }>(part: Part): Omit<Part, "span"> {
  const { span: _span, ...rest } = part;
  return rest;
}
