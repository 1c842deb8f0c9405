import { questionKind, questionsIn } from "../transcripts/asks-question.ts";
import { contentWordsOf } from "../transcripts/content-words.ts";
import { selfAnswer } from "../transcripts/question-cues.ts";
import { spanOf } from "../transcripts/span-of.ts";
import type { Stretch, Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import type { Question } from "./signals.ts";

const oneBreathWords = 8;
const followsUpByForm =
  /\b(?:tell (?:me|us) (?:a (?:little )?(?:bit )?)?more about (?:that|this|it)|say more|(?:elaborate|expand) on that|what do you mean|what does that (?:look like|mean)|why is that|how come|how so|what happens then|when that happens|give (?:me|us) an example|and then what|what did that|how did that|what would that)\b/;

/** The rep's questions in order of time. One a sentence; a question the rep answers in the next breath is none. */
export function findQuestions(timeline: Timeline): Question[] {
  const lengthMs = timeline.endMs - timeline.startMs;
  const questions: Question[] = [];
  let heard: Stretch | null = null;
  for (const run of timeline.runs) {
    if (run.side === "customer") heard = run;
    if (run.side !== "rep") continue;
    const asked = run.utterances.flatMap((utterance, index) => {
      const next = run.utterances[index + 1];
      const found = next && selfAnswer.test(next.plain) ? [] : questionsIn(utterance.plain);
      return found.length > 0 ? [{ utterance, index, found }] : [];
    });
    const heardWords = asked.length > 0 && heard ? wordsHeard(heard) : new Set<string>();
    for (const [position, { utterance, index, found }] of asked.entries()) {
      const before = asked[position - 1];
      const after = asked[position + 1];
      questions.push({
        span: spanOf(utterance),
        position: lengthMs > 0 ? (utterance.startMs - timeline.startMs) / lengthMs : 0,
        kind: questionKind(found.at(-1) ?? ""),
        stacked:
          found.length > 1 ||
          (before !== undefined && inOneBreath(run.utterances, before.index, index)) ||
          (after !== undefined && inOneBreath(run.utterances, index, after.index)),
        followsUp: heard !== null && followsUp(utterance, heardWords),
      });
    }
  }
  return questions;
}

function inOneBreath(utterances: Utterance[], from: number, to: number): boolean {
  const between = utterances.slice(from + 1, to);
  const speakerKept = utterances[to]?.speakerId === utterances[from]?.speakerId;
  return speakerKept && between.reduce((words, utterance) => words + utterance.words, 0) <= oneBreathWords;
}

function wordsHeard(heard: Stretch): Set<string> {
  return contentWordsOf(heard.utterances.map((utterance) => utterance.plain).join(" "));
}

function followsUp(utterance: Utterance, heardWords: Set<string>): boolean {
  if (followsUpByForm.test(utterance.plain)) return true;
  return [...contentWordsOf(utterance.plain)].some((word) => heardWords.has(word));
}
