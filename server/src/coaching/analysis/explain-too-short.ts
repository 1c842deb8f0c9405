import type { Call } from "../calls/call.ts";
import { countWords } from "../transcripts/words.ts";

const minimumSeconds = 60;
const minimumWords = 100;

/** Why there is too little of a call to score it, for the person who asked; null when there is enough. */
export function explainTooShort(call: Call): string | null {
  const words = call.turns.reduce(
    (sum, { sentences }) => sum + sentences.reduce((count, { text }) => count + countWords(text), 0),
    0,
  );
  // What was spoken, not how long the recorder ran: half a minute of talk in ten of silence is too short too.
  const startMs = Math.min(
    ...call.turns.flatMap(({ sentences }) => sentences.slice(0, 1).map((first) => first.startMs)),
  );
  const endMs = Math.max(...call.turns.flatMap(({ sentences }) => sentences.slice(-1).map((last) => last.endMs)));
  const seconds = Math.round((endMs - startMs) / 1000);
  if (seconds >= minimumSeconds && words >= minimumWords) return null;
  return `Call ${call.id} is too short to score: ${seconds} seconds and ${words} words, where ${minimumSeconds} seconds and ${minimumWords} words are the least. Pass force_reanalysis to score it all the same.`;
}
