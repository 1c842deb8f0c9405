const word = /[\p{L}\p{M}\p{N}]+(?:['’\-.][\p{L}\p{M}\p{N}]+|(?<=\p{N}),(?=\p{N})\p{N}+)*/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * The words of a text as said, in order. "don't", "co-founder", "3.5" and "40,000" are one word each;
 * scripts written without spaces are cut by the Unicode rules (UAX 29).
 */
export function wordsOf(text: string): string[] {
  if (!unspaced.test(text)) return text.match(word) ?? [];
  return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
}

export function countWords(text: string): number {
  return wordsOf(text).length;
}
