import type { Turn } from "../calls/call.ts";
import { countWords } from "./words.ts";

const enoughSentences = 20;
const steadyShare = 0.8;

/**
 * Whether sentence times were filled in from the words rather than heard: nobody ever pauses between two
 * sentences of a whole call (each starts exactly where the one before ended), or nearly all sentences are spoken
 * at one and the same speed. Needs 20 sentences to say so; fewer give false.
 */
export function timingsLookInterpolated(turns: Pick<Turn, "sentences">[]): boolean {
  const sentences = turns.flatMap((turn) => turn.sentences);
  if (sentences.length < enoughSentences) return false;
  const neverPauses = sentences.every((sentence, index) => {
    const before = sentences[index - 1];
    return before === undefined || sentence.startMs === before.endMs;
  });
  return neverPauses || speaksSteadily(sentences);
}

/** Real speech varies by a third and more from sentence to sentence; a filled-in rate stays within rounding. */
function speaksSteadily(sentences: Turn["sentences"]): boolean {
  const rates = sentences
    .map(({ startMs, endMs, text }) => ({ ms: endMs - startMs, words: countWords(text) }))
    .filter(({ ms, words }) => ms > 0 && words >= 4)
    .map(({ ms, words }) => words / ms)
    .sort((a, b) => a - b);
  const median = rates[Math.floor(rates.length / 2)];
  if (median === undefined || rates.length < enoughSentences) return false;
  const steady = rates.filter((rate) => Math.abs(rate / median - 1) <= 0.05);
  return steady.length / rates.length >= steadyShare;
}
