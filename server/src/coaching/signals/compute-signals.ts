import type { Call } from "../calls/call.ts";
import { buildTimeline } from "../transcripts/timeline.ts";
import type { Competitor } from "./competitors.ts";
import { countCompetitors } from "./count-competitors.ts";
import { findAgenda } from "./find-agenda.ts";
import { competitorFinder } from "./find-competitor-names.ts";
import { findLongestRun } from "./find-longest-run.ts";
import { findNextStep } from "./find-next-step.ts";
import { findObjections } from "./find-objections.ts";
import { findPricing } from "./find-pricing.ts";
import { findQuestions } from "./find-questions.ts";
import { findRecap } from "./find-recap.ts";
import { measureFlow } from "./measure-flow.ts";
import { measureSpeech } from "./measure-speech.ts";
import type { Signals } from "./signals.ts";

const frontOfCall = 1 / 3;

/**
 * All conversation statistics of a call. Pure and deterministic; every number is finite, also on empty calls.
 * Places and rates are taken from the first word to the last, so that a shifted clock changes nothing; the call
 * lasts as long as the recorder says, but never less than its words.
 */
export function computeSignals(call: Call, competitors: Competitor[]): Signals {
  const timeline = buildTimeline(call);
  const findNames = competitorFinder(competitors);
  const spokenSeconds = (timeline.endMs - timeline.startMs) / 1000;
  const callSeconds = Math.max(Number.isFinite(call.durationSeconds) ? call.durationSeconds : 0, spokenSeconds);
  const questions = findQuestions(timeline);
  const early = questions.filter((question) => question.position < frontOfCall);
  return {
    ...measureSpeech(timeline),
    ...measureFlow(timeline, callSeconds),
    longestMonologue: findLongestRun(timeline, "rep"),
    longestCustomerStory: findLongestRun(timeline, "customer"),
    questions,
    questionsPerHour: callSeconds > 0 ? questions.length / (callSeconds / 3600) : 0,
    questionsFrontLoaded: questions.length > 0 ? early.length / questions.length : null,
    ...findObjections(timeline, findNames),
    competitors: countCompetitors(timeline, findNames),
    pricing: findPricing(timeline),
    agenda: findAgenda(timeline),
    recap: findRecap(timeline),
    nextStep: findNextStep(timeline),
    timingsApproximate: call.timingsApproximate,
    callSeconds,
  };
}
