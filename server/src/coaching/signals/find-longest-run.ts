import type { Side } from "../calls/call.ts";
import { spanOf } from "../transcripts/span-of.ts";
import type { Stretch } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import type { Run } from "./signals.ts";

const shownSentences = 3;

/** One person's longest uninterrupted run on a side, from first word to last, back-channels ignored. Earliest wins a tie. */
export function findLongestRun({ runs }: Timeline, side: Side): Run | null {
  let longest: Stretch | null = null;
  for (const run of runs) {
    if (run.side !== side) continue;
    if (!longest || run.endMs - run.startMs > longest.endMs - longest.startMs) longest = run;
  }
  const first = longest?.utterances[0];
  if (!longest || !first) return null;
  return {
    seconds: (longest.endMs - longest.startMs) / 1000,
    words: longest.words,
    span: spanOf(first, lastShown(longest.utterances, shownSentences)),
  };
}

/** The last of at most `count` sentences from the start that stand in the first one's turn. */
export function lastShown<Item extends { turn: number }>(utterances: Item[], count: number): Item | undefined {
  const turn = utterances[0]?.turn;
  return utterances.slice(0, count).findLast((utterance) => utterance.turn === turn);
}
