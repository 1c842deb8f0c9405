import type { Sentence } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";
import type { Term } from "./plan-text.ts";

export interface Snippet extends Omit<Quote, "speaker"> {
  /** The quote with the words that were looked for between `**`. */
  highlighted: string;
}

/** The lexemes of a word as it is written; none for a word that stands in every text. */
export type LexemesOf = (word: string) => readonly string[];

const sentencesAtMost = 3;
/** A quote of fewer words takes a neighbouring sentence along, so that it can be understood. */
const wordsAtLeast = 7;
/** A recorder without full stops makes sentences of minutes. */
const wordsAtMost = 80;
const wordsBeforeHit = 15;

interface Word {
  start: number;
  end: number;
  lexemes: readonly string[];
}

/** The words of a text as they are looked up: between spaces, without punctuation around them. */
export function wordsOf(text: string): { text: string; start: number; end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Cuts the one to three neighbouring sentences out of a turn that hold the most of the terms: the fewest that do,
 * then the earliest. Text and times are the transcript's own: `startSeconds` is where the first of the sentences
 * begins. Null when the turn has no sentence.
 */
export function cutSnippet(
  sentences: readonly Sentence[],
  terms: readonly Term[],
  lexemesOf: LexemesOf,
): Snippet | null {
  const words = sentences.map(({ text }) =>
    wordsOf(text).map(({ text: word, start, end }): Word => ({ start, end, lexemes: lexemesOf(word) })),
  );
  const met = words.map((ofSentence) => terms.map((term) => says(ofSentence, term)));
  let best = { from: 0, to: 1, score: 0 };
  for (let length = 1; length <= sentencesAtMost; length += 1) {
    for (let from = 0; from + length <= sentences.length; from += 1) {
      const score = terms.filter((_, term) => met.slice(from, from + length).some((one) => one[term])).length;
      if (score > best.score) best = { from, to: from + length, score };
    }
  }
  const count = () => words.slice(best.from, best.to).reduce((sum, one) => sum + one.length, 0);
  while (count() < wordsAtLeast && best.to - best.from < sentencesAtMost && best.to - best.from < sentences.length) {
    best = best.to < sentences.length ? { ...best, to: best.to + 1 } : { ...best, from: best.from - 1 };
  }
  const wanted = new Set(terms.flatMap(({ lexemes }) => lexemes));
  const parts = sentences.slice(best.from, best.to).map((sentence, at) => {
    const ofSentence = words[best.from + at] ?? [];
    return { sentence, shown: shorten(sentence.text, ofSentence, wanted) };
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  return {
    quote: parts.map(({ shown }) => shown.text).join(" "),
    highlighted: parts.map(({ shown }) => shown.marked).join(" "),
    startSeconds: first.sentence.startMs / 1000,
    endSeconds: last.sentence.endMs / 1000,
  };
}

/** Whether a term is said, its words one after the other. A word like `follow-up` holds three at one place. */
function says(words: readonly Word[], { lexemes }: Term): boolean {
  const heard = words.filter((word) => word.lexemes.length > 0);
  return heard.some((_, first) => {
    let at = first - 1;
    return lexemes.every((lexeme) => {
      if (at >= first && heard[at]?.lexemes.includes(lexeme)) return true;
      at += 1;
      return heard[at]?.lexemes.includes(lexeme) ?? false;
    });
  });
}

/** The sentence, or of a very long one the stretch around the first word that was looked for. */
function shorten(text: string, words: readonly Word[], wanted: ReadonlySet<string>): { text: string; marked: string } {
  const hits = words.filter(({ lexemes }) => lexemes.some((lexeme) => wanted.has(lexeme)));
  let [from, to] = [0, text.length];
  if (words.length > wordsAtMost) {
    const first = Math.max(0, words.findIndex((word) => word === hits[0]) - wordsBeforeHit);
    from = first === 0 ? 0 : (words[first]?.start ?? 0);
    to = words[first + wordsAtMost]?.start ?? text.length;
  }
  let marked = "";
  let done = from;
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    marked += `${text.slice(done, start)}**${text.slice(start, end)}**`;
    done = end;
  }
  return { text: text.slice(from, to).trim(), marked: (marked + text.slice(done, to)).trim() };
}
