import type { Call } from "../../calls/call.ts";
import type { Span } from "../../transcripts/span.ts";

/** One stretch of a long call, as a list of whole turns or, at its ends, of parts of turns. */
export interface Window {
  spans: Span[];
  startSeconds: number;
  endSeconds: number;
}

export interface WindowSettings {
  windowMinutes: number;
  /** Less than `windowMinutes`. */
  overlapMinutes: number;
}

interface Placed {
  turn: number;
  sentence: number;
  startMs: number;
  endMs: number;
  firstOfTurn: boolean;
  lastOfTurn: boolean;
}

/**
 * Windows that together hold every sentence, each at most `windowMinutes` long (or one sentence, where that
 * is longer), neighbours sharing at least `overlapMinutes` of the call. They begin and end with a turn where
 * one is near, else between sentences.
 */
export function cutWindows(call: Call, settings: WindowSettings): Window[] {
  const placed = place(call);
  const windowMs = settings.windowMinutes * 60_000;
  const overlapMs = settings.overlapMinutes * 60_000;
  // How much of a window may be given up to end it with a turn: each must still bring more than the last one had.
  const roomMs = (windowMs - overlapMs) / 4;
  const windows: Window[] = [];
  let first = 0;
  let covered = -1;
  while (covered < placed.length - 1) {
    const last = findLast(placed, first, covered, windowMs, roomMs);
    windows.push(toWindow(placed.slice(first, last + 1)));
    covered = last;
    first = findNextFirst(placed, first, last, { windowMs, overlapMs, roomMs });
  }
  return windows;
}

/** Sentences in order, with times that never step back where speakers overlap. */
function place(call: Call): Placed[] {
  let startMs = 0;
  let endMs = 0;
  return call.turns.flatMap(({ sentences }, turn) =>
    sentences.map((sentence, at) => {
      startMs = Math.max(startMs, sentence.startMs);
      endMs = Math.max(endMs, sentence.endMs);
      const ends = { firstOfTurn: at === 0, lastOfTurn: at === sentences.length - 1 };
      return { turn, sentence: at, startMs, endMs, ...ends };
    }),
  );
}

const startOf = (placed: readonly Placed[], at: number) => placed[at]?.startMs ?? 0;
const endOf = (placed: readonly Placed[], at: number) => placed[at]?.endMs ?? 0;

function findLast(placed: readonly Placed[], first: number, covered: number, windowMs: number, roomMs: number): number {
  const startMs = startOf(placed, first);
  let last = covered + 1;
  while (last + 1 < placed.length && endOf(placed, last + 1) - startMs <= windowMs) last += 1;
  if (last === placed.length - 1) return last;
  for (let at = last; at > covered && endOf(placed, at) - startMs >= windowMs - roomMs; at -= 1) {
    if (placed[at]?.lastOfTurn) return at;
  }
  return last;
}

function findNextFirst(
  placed: readonly Placed[],
  first: number,
  last: number,
  { windowMs, overlapMs, roomMs }: { windowMs: number; overlapMs: number; roomMs: number },
): number {
  const latestMs = endOf(placed, last) - overlapMs;
  let next = last + 1;
  while (next - 1 > first && (overlapMs > 0 ? startOf(placed, next) > latestMs : false)) next -= 1;
  // Silence, or one endless sentence: what comes next must still fit beside the overlap.
  while (next <= last && endOf(placed, last + 1) - startOf(placed, next) > windowMs) next += 1;
  for (
    let at = next;
    at > first + 1 && startOf(placed, next) - startOf(placed, at) <= Math.min(roomMs, overlapMs);
    at -= 1
  ) {
    const fits = endOf(placed, last + 1) - startOf(placed, at) <= windowMs;
    if (placed[at]?.firstOfTurn && fits) return at;
  }
  return next;
}

function toWindow(sentences: readonly Placed[]): Window {
  const spans: Span[] = [];
  for (const { turn, sentence } of sentences) {
    const open = spans.at(-1);
    if (open?.turn === turn) open.lastSentence = sentence;
    else spans.push({ turn, firstSentence: sentence, lastSentence: sentence });
  }
  return {
    spans,
    startSeconds: startOf(sentences, 0) / 1000,
    endSeconds: endOf(sentences, sentences.length - 1) / 1000,
  };
}

/** The whole call as one window. */
export function wholeCall(call: Call): Window {
  return toWindow(place(call));
}
