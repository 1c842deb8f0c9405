import type { Quote } from "../transcripts/span.ts";
import type { IndexedSentence, TranscriptIndex } from "./index-transcript.ts";
import { tokenizeWords } from "./tokenize-words.ts";

/** A quote found in the transcript: text, speaker and times are the transcript's own. */
export interface LocatedQuote extends Quote {
  /** Positions of its first and last word in the call. */
  firstWord: number;
  lastWord: number;
}

/**
 * Finds words in the transcript exactly as they were said, by one speaker in one go. Casing, spaces,
 * dashes, quote characters and punctuation may differ; a word never. Of several places the one
 * nearest to `nearSeconds` is taken, else the first.
 * @returns null when these words were not said.
 */
export function locateQuote(
  quote: string,
  index: TranscriptIndex,
  nearSeconds: number | null = null,
): LocatedQuote | null {
  const keys = tokenizeWords(quote).map(({ key }) => key);
  if (keys.length === 0) return null;
  let rarest = 0;
  let anchors: readonly number[] | undefined;
  for (const [offset, key] of keys.entries()) {
    const positions = index.positions.get(key);
    if (!positions) return null;
    if (!anchors || positions.length < anchors.length) {
      anchors = positions;
      rarest = offset;
    }
  }
  const matches = (anchors ?? [])
    .map((position) => position - rarest)
    .filter((first) => first >= 0 && saysAt(index, first, keys))
    .map((first) => cutOut(index, first, first + keys.length - 1));
  if (nearSeconds === null) return matches[0] ?? null;
  return matches.reduce<LocatedQuote | null>(
    (best, match) => (best && distance(best, nearSeconds) <= distance(match, nearSeconds) ? best : match),
    null,
  );
}

function saysAt(index: TranscriptIndex, first: number, keys: string[]): boolean {
  if (sentenceAt(index, first).run !== sentenceAt(index, first + keys.length - 1)?.run) return false;
  return keys.every((key, offset) => index.keys[first + offset] === key);
}

const nowhere: IndexedSentence = { turn: -1, sentence: -1, run: -1 };
const sentenceAt = (index: TranscriptIndex, word: number) => index.sentences[index.sentenceOf[word] ?? -1] ?? nowhere;

function distance(quote: Quote, seconds: number): number {
  return Math.max(quote.startSeconds - seconds, seconds - quote.endSeconds, 0);
}

function cutOut(index: TranscriptIndex, firstWord: number, lastWord: number): LocatedQuote {
  const firstSentence = index.sentenceOf[firstWord] ?? 0;
  const lastSentence = index.sentenceOf[lastWord] ?? 0;
  const said = index.sentences
    .slice(firstSentence, lastSentence + 1)
    .flatMap(({ turn, sentence }) => index.call.turns[turn]?.sentences[sentence] ?? []);
  const parts = said.map(({ text }, position) => {
    const from = position === 0 ? (index.startOf[firstWord] ?? 0) : 0;
    if (position < said.length - 1) return text.slice(from).trim();
    const to = index.endOf[lastWord] ?? text.length;
    // The full stop belongs to the sentence, so a quote that runs to it keeps it.
    return text.slice(from, to) + (/^[.?!…]+/.exec(text.slice(to))?.[0] ?? "");
  });
  const speakerId = index.call.turns[sentenceAt(index, firstWord).turn]?.speakerId ?? "";
  return {
    quote: parts.join(" "),
    speaker: index.speakerNames.get(speakerId) ?? speakerId,
    startSeconds: (said[0]?.startMs ?? 0) / 1000,
    endSeconds: (said.at(-1)?.endMs ?? 0) / 1000,
    firstWord,
    lastWord,
  };
}
