import type { Call, Side } from "../../calls/call.ts";
import { compilePhrases, matchable } from "../../rubrics/compile-phrases.ts";
import type { Form, Region, SpeakerSide } from "../../rubrics/observation.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import type { Signals } from "../../signals/signals.ts";
import { asksQuestion } from "../../transcripts/asks-question.ts";
import { contentWordsOf } from "../../transcripts/content-words.ts";
import type { Span } from "../../transcripts/span.ts";
import { buildTimeline } from "../../transcripts/timeline.ts";

/** One sentence as the observations see it. */
export interface Heard {
  index: number;
  turn: number;
  sentence: number;
  /** Index of what this speaker said until somebody else spoke. */
  stretch: number;
  speakerId: string;
  side: Side;
  text: string;
  /** For phrases; see `matchable`. */
  match: string;
  /** Asks something, or ends like a question. */
  isQuestion: boolean;
  words: number;
  /** Seconds from the first word of the call, and their share of the whole. */
  seconds: number;
  position: number;
}

export interface HeardStretch {
  side: Side;
  first: number;
  last: number;
  words: number;
}

/** A call laid out for observations, with what is asked of it often kept after the first time. */
export interface Hearing {
  call: Call;
  signals: Signals;
  productNotes: readonly ProductNotes[];
  heard: Heard[];
  stretches: HeardStretch[];
  /** Minutes for rates, held between 10 and 60, so that one turn on a short call is not a flood. */
  rateMinutes: number;
  minutes: number;
  /** Whether one of the lists of the rubric is heard in a sentence. */
  says(lists: readonly string[], heard: Heard): boolean;
  contentWords(heard: Heard): Set<string>;
}

/**
 * Words to whoever scores the call, read out or pasted in. Nothing here obeys them anyway; they are not heard
 * at all, so that they neither count as figures or promises nor are quoted as evidence.
 */
const toTheJudge = compilePhrases([
  "ignore/disregard/forget/override … instruction*/prompt*/rules/rubric*",
  "system prompt",
  "give/award/assign … rep … <n>",
  "give/award/assign … score* … <n>",
  "rate/score/grade this rep/call/conversation/seller",
  "language model",
]);

/**
 * Recorders that write no question marks leave only the order of words: the last sentence of one of our turns is then taken
 * for a question when it begins like one.
 */
const beginsLikeQuestion =
  /^ (?:(?:and|so|but|okay|ok|yeah|right|well|then|now|fair|sure) ){0,3}(?:(?:what|how|who|where|why) (?!i |we |you |they |it |the |that |this )|when (?:is|does|do|would|will|did) |which (?:of|one) |is |are |do |does |did |has |can |could |would |will |was |were |if |where (?:does|do|did|has) )/;
const endsInQuestion =
  /(?:^|[,;:] )(?:(?:and|so|but|okay|then|now|well|right),? ){0,2}(?:what|how|who|where|why|when|which)(?: (?!i |we |you )[\w-]+){0,2} (?:is|are|does|do|did|was|were|has|have|would|could|can|will|should|might)(?: not)? (?!what\b|that\b|why\b|how\b)[^,;:]+$/;
const unmarkedQuestionWords = { least: 3, most: 28 };

const rateMinutesLimits = { least: 10, most: 60 };

export function listenTo(
  call: Call,
  signals: Signals,
  rubric: Pick<LoadedRubric, "phrases">,
  productNotes: readonly ProductNotes[],
): Hearing {
  const { heard, stretches } = layOut(call);
  const answers = new Map<string, Int8Array>();
  const contents = new Map<number, Set<string>>();

  function saysOne(list: string, at: Heard): boolean {
    let known = answers.get(list);
    if (!known) answers.set(list, (known = new Int8Array(heard.length)));
    if (known[at.index] === 0) {
      known[at.index] = expressionOf(rubric.phrases[list] ?? []).test(at.match) ? 1 : -1;
    }
    return known[at.index] === 1;
  }

  const minutes = signals.callSeconds / 60;
  return {
    call,
    signals,
    productNotes,
    heard,
    stretches,
    minutes,
    rateMinutes: Math.min(Math.max(minutes, rateMinutesLimits.least), rateMinutesLimits.most),
    says: (lists, at) => lists.some((list) => saysOne(list, at)),
    contentWords(at) {
      let words = contents.get(at.index);
      if (!words) contents.set(at.index, (words = contentWordsOf(at.match)));
      return words;
    },
  };
}

interface Layout {
  heard: Heard[];
  stretches: HeardStretch[];
}

// The four rubrics of an analysis hear the same call, and every call is heard through the same lists.
const layouts = new WeakMap<Call, Layout>();
const expressions = new WeakMap<readonly string[], RegExp>();

function layOut(call: Call): Layout {
  const known = layouts.get(call);
  if (known) return known;
  const timeline = buildTimeline(call);
  const writesMarks = call.turns.some((turn) => turn.sentences.some(({ text }) => text.includes("?")));
  const lengthMs = Math.max(timeline.endMs - timeline.startMs, 1);
  const heard: Heard[] = [];
  const stretches: HeardStretch[] = [];
  for (const stretch of timeline.stretches) {
    const first = heard.length;
    const lastText = stretch.utterances.at(-1)?.plain ?? "";
    for (const utterance of stretch.utterances) {
      const match = matchable(utterance.plain);
      const isForJudge = toTheJudge.test(match);
      heard.push({
        index: heard.length,
        turn: utterance.turn,
        sentence: utterance.sentence,
        stretch: stretches.length,
        speakerId: utterance.speakerId,
        side: utterance.side,
        text: utterance.text,
        match: isForJudge ? "" : match,
        isQuestion: !isForJudge && (utterance.text.trimEnd().endsWith("?") || asksQuestion(utterance.plain)),
        words: isForJudge ? 0 : utterance.words,
        seconds: (utterance.startMs - timeline.startMs) / 1000,
        position: (utterance.startMs - timeline.startMs) / lengthMs,
      });
    }
    const last = heard.at(-1);
    if (!writesMarks && last && stretch.side !== "customer" && isUnmarkedQuestion(last, lastText))
      last.isQuestion = true;
    stretches.push({ side: stretch.side, first, last: heard.length - 1, words: stretch.words });
  }
  const layout = { heard, stretches };
  layouts.set(call, layout);
  return layout;
}

function isUnmarkedQuestion({ match, words }: Heard, plain: string): boolean {
  const { least, most } = unmarkedQuestionWords;
  if (words < least) return false;
  return (words <= most && beginsLikeQuestion.test(match)) || endsInQuestion.test(plain);
}

function expressionOf(phrases: readonly string[]): RegExp {
  let expression = expressions.get(phrases);
  if (!expression) expressions.set(phrases, (expression = compilePhrases(phrases)));
  return expression;
}

export function spanAt(heard: Heard): Span {
  return { turn: heard.turn, firstSentence: heard.sentence, lastSentence: heard.sentence };
}

export function isBy(side: Side, by: SpeakerSide): boolean {
  if (by === "anyone") return true;
  return by === "us" ? side !== "customer" : side === by;
}

export function hasForm(heard: Heard, form: Form): boolean {
  return form === "any" || heard.isQuestion === (form === "question");
}

export function isIn(heard: Heard, region: Region): boolean {
  return inRegion[region](heard);
}

const inRegion: Record<Region, (heard: Heard) => boolean> = {
  anywhere: () => true,
  first_3_minutes: ({ seconds }) => seconds < 180,
  first_third: ({ position }) => position < 1 / 3,
  first_two_thirds: ({ position }) => position < 2 / 3,
  last_third: ({ position }) => position >= 2 / 3,
  last_fifth: ({ position }) => position >= 4 / 5,
};
