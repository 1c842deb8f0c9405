import type { Measure, MeasureName } from "../../rubrics/observation.ts";
import type { Question } from "../../signals/signals.ts";
import type { Span } from "../../transcripts/span.ts";
import type { Count } from "./finding.ts";
import { turnsAnswering } from "./exchanges.ts";
import { spanAt, type Hearing } from "./hearing.ts";
import { measureAnswerWords, measureCustomerTurn, measureEcho, measureLongTurns } from "./measure-echo.ts";
import { measureNextStep } from "./measure-next-step.ts";

const tooFewQuestions = "Fewer than two questions were asked, so their form was not counted.";
const approximate = "Pauses and interruptions were not counted, because the times in this recording are approximate.";
const recaps = [
  "not heard (0 of 2)",
  "given and not confirmed (1 of 2)",
  "given and confirmed by the customer (2 of 2)",
];
const agendas = ["not said (0 of 2)", "said without the time (1 of 2)", "said with the time (2 of 2)"];
const nextSteps = [
  "not named (0 of 4)",
  "named without a date (1 of 4)",
  "named with a date and nobody to do it (2 of 4)",
  "named with a date and an owner (3 of 4)",
  "named with a date and an owner, and the other side said yes (4 of 4)",
];

/** One statistic of the call as a count with the sentences that show it. */
export function countMeasure(observation: Measure, hearing: Hearing): Count {
  return measure[observation.of](hearing);
}

const measure: Record<MeasureName, (hearing: Hearing) => Count> = {
  talk_ratio: ({ signals }) => ({
    value: signals.talkRatio,
    unit: "share",
    hits: [],
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
    unheard: signals.timingsApproximate
      ? approximate
      : "The rep never spoke after a customer, so no pause was counted.",
    hits: [],
    misses: [],
  }),
  interruptions_per_half_hour: ({ signals, rateMinutes, minutes }) => ({
    value: signals.interruptions === null ? null : (signals.interruptions / rateMinutes) * 30,
    count: signals.interruptions ?? 0,
    minutes,
    unit: "per half hour",
    unheard: approximate,
    hits: [],
    misses: [],
  }),
  words_per_minute: ({ signals }) => ({ value: signals.wordsPerMinute, hits: [], misses: [] }),
  filler_per_minute: ({ signals }) => ({ value: signals.fillerPerMinute, hits: [], misses: [] }),
  questions_per_hour: ({ signals, rateMinutes, minutes }) => ({
    value: (signals.questions.length / rateMinutes) * 60,
    count: signals.questions.length,
    minutes,
    unit: "an hour",
    hits: signals.questions.map((question) => question.span),
    misses: [],
  }),
  open_questions_per_hour: (hearing) => {
    const { rateMinutes, minutes } = hearing;
    const questions = questionsOf(hearing);
    const open = questions.filter((question) => question.kind === "open");
    const value = (open.length / rateMinutes) * 60;
    return {
      value,
      count: open.length,
      minutes,
      unit: "an hour",
      hits: open.map((question) => question.span),
      misses: questions.filter((question) => question.kind === "closed").map((question) => question.span),
    };
  },
  open_question_share: (hearing) => shareOfQuestions(hearing, (question) => question.kind === "open", "hits"),
  stacked_question_share: (hearing) => shareOfQuestions(hearing, (question) => question.stacked, "misses"),
  follow_up_share: (hearing) => shareOfQuestions(hearing, (question) => question.followsUp, "hits"),
  question_spread: ({ signals }) => {
    const fifths = new Set(signals.questions.map((question) => Math.min(Math.floor(question.position * 5), 4)));
    return { value: fifths.size / 5, count: fifths.size, outOf: 5, unit: "share", hits: [], misses: [] };
  },
  echo_share: measureEcho,
  customer_turn_words: measureCustomerTurn,
  answer_words: measureAnswerWords,
  long_turn_share: measureLongTurns,
  agenda: ({ signals }) => ({
    value: signals.agenda ? 1 + Number(signals.agenda.timeCheck) : 0,
    shown: agendas[signals.agenda ? 1 + Number(signals.agenda.timeCheck) : 0] ?? "",
    hits: spansOf(signals.agenda?.span),
    misses: [],
  }),
  recap: ({ signals }) => ({
    value: signals.recap ? 1 + Number(signals.recap.confirmed) : 0,
    shown: recaps[signals.recap ? 1 + Number(signals.recap.confirmed) : 0] ?? "",
    hits: spansOf(signals.recap?.span),
    misses: [],
  }),
  next_step: (hearing) => {
    const { value, span } = measureNextStep(hearing);
    const lastWords = hearing.heard.findLast((heard) => heard.side === "rep" && heard.words >= 4);
    return { value, shown: nextSteps[value] ?? "", hits: spansOf(span), misses: lastWords ? [spanAt(lastWords)] : [] };
  },
  competitors_named: ({ signals }) => ({
    value: signals.competitors.length,
    hits: signals.competitors.flatMap((competitor) => competitor.spans.slice(0, 1)),
    misses: [],
  }),
};

/** The rep's questions, those put in answer to an objection aside. */
function questionsOf(hearing: Hearing): Question[] {
  const answering = turnsAnswering(hearing);
  const turns = new Set(hearing.heard.filter(({ stretch }) => answering.has(stretch)).map(({ turn }) => turn));
  return hearing.signals.questions.filter(({ span }) => !turns.has(span.turn));
}

function shareOfQuestions(hearing: Hearing, test: (question: Question) => boolean, shows: "hits" | "misses"): Count {
  const questions = questionsOf(hearing);
  if (questions.length < 2) return { value: null, unheard: tooFewQuestions, hits: [], misses: [] };
  const found = questions.filter(test);
  const value = found.length / questions.length;
  const spans = found.map((question) => question.span);
  return {
    value,
    count: found.length,
    outOf: questions.length,
    unit: "share",
    hits: shows === "hits" ? spans : [],
    misses: shows === "misses" ? spans : [],
  };
}

function spansOf(span: Span | null | undefined): Span[] {
  return span ? [span] : [];
}
