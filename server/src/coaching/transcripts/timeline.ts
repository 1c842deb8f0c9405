import type { Call } from "../calls/call.ts";
import { mergeRuns } from "./merge-runs.ts";
import { mergeTurns } from "./merge-turns.ts";
import { plainText } from "./plain-text.ts";
import { sidesOf } from "./side-of.ts";
import type { Stretch, Utterance } from "./stretch.ts";
import { countWords } from "./words.ts";

/** A call laid out once for all statistics, in the order of its transcript. */
export interface Timeline {
  call: Call;
  utterances: Utterance[];
  /** Neighbouring turns of one speaker merged. */
  stretches: Stretch[];
  /** Stretches with back-channels left out, so that a nod does not end a monologue. */
  runs: Stretch[];
  /** First and last word. Both 0 on an empty call. */
  startMs: number;
  endMs: number;
}

export function buildTimeline(call: Call): Timeline {
  const side = sidesOf(call);
  const utterances = call.turns.flatMap((turn, turnIndex) =>
    turn.sentences.map((sentence, sentenceIndex): Utterance => ({
      turn: turnIndex,
      sentence: sentenceIndex,
      speakerId: turn.speakerId,
      side: side(turn.speakerId),
      startMs: sentence.startMs,
      endMs: sentence.endMs,
      text: sentence.text,
      plain: plainText(sentence.text),
      words: countWords(sentence.text),
    })),
  );
  const stretches = mergeTurns(utterances);
  let startMs = utterances[0]?.startMs ?? 0;
  let endMs = startMs;
  for (const utterance of utterances) {
    startMs = Math.min(startMs, utterance.startMs);
    endMs = Math.max(endMs, utterance.endMs);
  }
  return { call, utterances, stretches, runs: mergeRuns(stretches), startMs, endMs };
}
