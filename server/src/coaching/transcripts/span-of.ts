import type { Utterance } from "./stretch.ts";
import type { Span } from "./span.ts";

/** The span from one utterance up to another, cut at the end of the first one's turn: a span never leaves its turn. */
export function spanOf(first: Utterance, last: Utterance = first): Span {
  return {
    turn: first.turn,
    firstSentence: first.sentence,
    lastSentence: last.turn === first.turn ? Math.max(first.sentence, last.sentence) : first.sentence,
  };
}
