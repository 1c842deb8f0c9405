import type { Call } from "../calls/call.ts";
import type { Signals } from "../signals/signals.ts";
import { wordsOf } from "../transcripts/words.ts";

/** Small words that make up a third and more of spoken English, and little of any other language. */
const english = new Set(
  "the and you that of to is it we i so for be have this what not do are with but they can your if just on our was there would know like about me how one or as at from my".split(
    " ",
  ),
);
const leastEnglishShare = 0.15;
const wordsRead = 3000;

/**
 * What keeps the signals analyser from hearing this call properly, in words for people; null where nothing does.
 * A model is not bound by it.
 */
export function describeLimits(call: Call, signals: Signals): string | null {
  const limits = [
    !soundsEnglish(call) &&
      "The transcript does not read like English, and the signals analyser listens for English words: its scores say little here. Set ANTHROPIC_API_KEY to have the call judged in its own language.",
    signals.repTalkSeconds === 0 &&
      "The rep's speech has no length in this transcript: talk ratio and pace are not known.",
    signals.repTalkSeconds > 0 &&
      signals.customerTalkSeconds === 0 &&
      "Nobody on the customer's side speaks in this transcript: what depends on a conversation cannot be heard.",
  ].filter((limit) => limit !== false);
  return limits.length > 0 ? limits.join(" ") : null;
}

function soundsEnglish(call: Call): boolean {
  const words: string[] = [];
  for (const { sentences } of call.turns) {
    for (const { text } of sentences) words.push(...wordsOf(text.toLowerCase()));
    if (words.length >= wordsRead) break;
  }
  return words.filter((word) => english.has(word)).length >= words.length * leastEnglishShare;
}
