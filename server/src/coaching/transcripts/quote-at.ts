import type { Call } from "../calls/call.ts";
import type { Quote, Span } from "./span.ts";

/**
 * The words at a span, verbatim: its sentences joined by one space, the speaker's name (the id where the
 * call does not name them) and the seconds of exactly these sentences.
 * @throws RangeError when the span is not in the call: spans are made from the same call, so that is a defect.
 */
export function quoteAt(call: Pick<Call, "turns" | "speakers">, span: Span): Quote {
  const turn = call.turns[span.turn];
  const sentences = turn?.sentences.slice(span.firstSentence, span.lastSentence + 1) ?? [];
  const first = sentences[0];
  if (!turn || !first || span.firstSentence < 0 || span.lastSentence >= turn.sentences.length) {
    throw new RangeError(`no sentences ${span.firstSentence}-${span.lastSentence} in turn ${span.turn}`);
  }
  return {
    quote: sentences.map((sentence) => sentence.text).join(" "),
    speaker: call.speakers.find((speaker) => speaker.id === turn.speakerId)?.name ?? turn.speakerId,
    startSeconds: first.startMs / 1000,
    endSeconds: sentences.reduce((end, sentence) => Math.max(end, sentence.endMs), first.endMs) / 1000,
  };
}
