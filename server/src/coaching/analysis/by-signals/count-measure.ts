import type { Measure, MeasureName } from "../../rubrics/observation.ts";
import type { Question } from "../../signals/signals.ts";
import type { Span } from "../../transcripts/span.ts";
import { showShare, type Count } from "./finding.ts";
import { spanAt, type Hearing } from "./hearing.ts";
import { measureCustomerTurn, measureEcho } from "./measure-echo.ts";
import { measureNextStep } from "./measure-next-step.ts";

const tooFewQuestions = "fewer than two questions were asked";
const approximate = "the recording's times are approximate";

/** One statistic of the call as a count with the sentences that show it. */
export function countMeasure(observation: Measure, hearing: Hearing): Count {
  return measure[observation.of](hearing);
}

const measure: Record<MeasureName, (hearing: Hearing) => Count> = {
  talk_ratio: ({ signals }) => ({
    value: signals.talkRatio,
    shown: showShare(signals.talkRatio),
    hits: spansOf(signals.longestCustomerStory?.span),
    misses: spansOf(signals.longestMonologue?.span),
  }),
  longest_monologue_seconds: ({ signals }) => ({
    value: signals.longestMonologue?.seconds ?? 0,
    hits: [],
    misses: spansOf(signals.longestMonologue?.span),
  }),
  longest_customer_story_seconds: ({ signals }) => ({
    value: signals.longestCustomerStory?.seconds ?? 0,
    hits: spansOf(signals.longestCustomerStory?.span),
    misses: [],
  }),
  interactivity_per_minute: ({ signals }) => ({ value: signals.interactivityPerMinute, hits: [], misses: [] }),
  patience_seconds: ({ signals }) => ({
    value: signals.patienceSeconds,
    unheard: signals.timingsApproximate ? approximate : "the rep never spoke after a customer",
    hits: [],
    misses: [],
  }),
  interruptions_per_half_hour: ({ signals, rateMinutes }) => ({
    value: signals.interruptions === null ? null : (signals.interruptions / rateMinutes) * 30,
    unheard: approximate,
    hits: [],
    misses: [],
  }),
  words_per_minute: ({ signals }) => ({ value: signals.wordsPerMinute, hits: [], misses: [] }),
  filler_per_minute: ({ signals }) => ({ value: signals.fillerPerMinute, hits: [], misses: [] }),
  questions_per_hour: ({ signals, rateMinutes }) => ({
    value: (signals.questions.length / rateMinutes) * 60,
    hits: signals.questions.map((question) => question.span),
    misses: [],
  }),
  open_questions_per_hour: ({ signals, rateMinutes, minutes }) => {
    const open = signals.questions.filter((question) => question.kind === "open");
    const value = (open.length / rateMinutes) * 60;
    return {
      value,
      shown: `${Math.round(value * 10) / 10}, ${open.length} in ${Math.round(minutes)} minutes`,
      hits: open.map((question) => question.span),
      misses: signals.questions.filter((question) => question.kind === "closed").map((question) => question.span),
    };
  },
  open_question_share: (hearing) => shareOfQuestions(hearing, (question) => question.kind === "open", "hits"),
  stacked_question_share: (hearing) => shareOfQuestions(hearing, (question) => question.stacked, "misses"),
  follow_up_share: (hearing) => shareOfQuestions(hearing, (question) => question.followsUp, "hits"),
  question_spread: ({ signals }) => {
    const fifths = new Set(signals.questions.map((question) => Math.min(Math.floor(question.position * 5), 4)));
    return { value: fifths.size / 5, shown: `${fifths.size} of 5`, hits: [], misses: [] };
  },
  echo_share: measureEcho,
  customer_turn_words: measureCustomerTurn,
  agenda: ({ signals }) => ({
    value: signals.agenda ? 1 + Number(signals.agenda.timeCheck) : 0,
    hits: spansOf(signals.agenda?.span),
    misses: [],
  }),
  recap: ({ signals }) => ({
    value: signals.recap ? 1 + Number(signals.recap.confirmed) : 0,
    hits: spansOf(signals.recap?.span),
    misses: [],
  }),
  next_step: (hearing) => {
    const { value, span } = measureNextStep(hearing);
    const lastWords = hearing.heard.findLast((heard) => heard.side === "rep" && heard.words >= 4);
    return { value, hits: spansOf(span), misses: lastWords ? [spanAt(lastWords)] : [] };
  },
  competitors_named: ({ signals }) => ({
    value: signals.competitors.length,
    hits: signals.competitors.flatMap((competitor) => competitor.spans.slice(0, 1)),
    misses: [],
  }),
};

function shareOfQuestions(
  { signals }: Hearing,
  test: (question: Question) => boolean,
  shows: "hits" | "misses",
): Count {
  const { questions } = signals;
  if (questions.length < 2) return { value: null, unheard: tooFewQuestions, hits: [], misses: [] };
  const found = questions.filter(test);
  const value = found.length / questions.length;
  const spans = found.map((question) => question.span);
  return {
    value,
    shown: `${showShare(value)}, ${found.length} of ${questions.length}`,
    hits: shows === "hits" ? spans : [],
    misses: shows === "misses" ? spans : [],
  };
}

function spansOf(span: Span | null | undefined): Span[] {
  return span ? [span] : [];
}
