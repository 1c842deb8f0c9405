import type { Side } from "../calls/call.ts";

/** One sentence with its address in the call and everything the detectors ask of it. */
export interface Utterance {
  turn: number;
  sentence: number;
  speakerId: string;
  side: Side;
  startMs: number;
  endMs: number;
  /** Verbatim. */
  text: string;
  /** As `plainText` writes it, for matching. */
  plain: string;
  words: number;
}

/** Sentences of one speaker in a row, in order; at least one. Times are the first start and the last end. */
export interface Stretch {
  speakerId: string;
  side: Side;
  utterances: Utterance[];
  startMs: number;
  endMs: number;
  words: number;
}

export function stretchOf(first: Utterance): Stretch {
  const { speakerId, side, startMs, endMs, words } = first;
  return { speakerId, side, utterances: [first], startMs, endMs, words };
}

/** Adds sentences to the end of `stretch`, in place. */
export function extendStretch(stretch: Stretch, utterances: Utterance[]): void {
  for (const utterance of utterances) {
    stretch.utterances.push(utterance);
    stretch.startMs = Math.min(stretch.startMs, utterance.startMs);
    stretch.endMs = Math.max(stretch.endMs, utterance.endMs);
    stretch.words += utterance.words;
  }
}
