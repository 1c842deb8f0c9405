import { speechMs } from "../transcripts/speech-ms.ts";
import type { Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { countFillers } from "./filler-words.ts";
import type { Signals } from "./signals.ts";

type Speech = Pick<
  Signals,
  "talkRatio" | "repTalkSeconds" | "colleagueTalkSeconds" | "customerTalkSeconds" | "wordsPerMinute" | "fillerPerMinute"
>;

/**
 * How long each side spoke and how the rep did. Somebody's speech is the union of their sentences' times; when
 * two speak at once both are counted, so that the sides add up to all speech.
 */
export function measureSpeech({ utterances }: Timeline): Speech {
  const bySpeaker = new Map<string, Utterance[]>();
  for (const utterance of utterances) {
    const said = bySpeaker.get(utterance.speakerId);
    if (said) said.push(utterance);
    else bySpeaker.set(utterance.speakerId, [utterance]);
  }
  const ms = { rep: 0, colleague: 0, customer: 0 };
  for (const said of bySpeaker.values()) {
    if (said[0]) ms[said[0].side] += speechMs(said);
  }
  const repSaid = utterances.filter((utterance) => utterance.side === "rep");
  const perRepMinute = (count: number) => (ms.rep > 0 ? count / (ms.rep / 60_000) : 0);
  const allMs = ms.rep + ms.colleague + ms.customer;
  return {
    talkRatio: allMs > 0 ? ms.rep / allMs : 0,
    repTalkSeconds: ms.rep / 1000,
    colleagueTalkSeconds: ms.colleague / 1000,
    customerTalkSeconds: ms.customer / 1000,
    wordsPerMinute: perRepMinute(sum(repSaid.map((utterance) => utterance.words))),
    fillerPerMinute: perRepMinute(sum(repSaid.map((utterance) => countFillers(utterance.text)))),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
