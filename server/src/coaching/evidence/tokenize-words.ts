/** One word of a text: `key` is what is compared, `start` and `end` are offsets into the text. */
export interface Word {
  key: string;
  start: number;
  end: number;
}

const apostrophes = "'’‘ʼ′`´";
const minus = "-−–‐‑‒";

// In this order: scripts written without spaces, character by character; words and numbers (with the
// apostrophe of "we're", the point of "3.5" and the sign of "-5", without which they would be other
// words); symbols that are read aloud. Whatever is left over is space or punctuation and not compared.
const pattern = new RegExp(
  [
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`,
    String.raw`(?:(?<![\p{L}\p{N}])[${minus}](?=\p{N}))?[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*` +
      String.raw`(?:(?:[${apostrophes}](?=\p{L})|(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{N}\p{M}\p{Cf}]+)*`,
    String.raw`[%#@&/]`,
    String.raw`[\p{Sc}\p{Sm}\p{So}]`,
  ].join("|"),
  "gu",
);
// The same for plain ASCII, where it is several times faster. Most recorders write nothing else.
const asciiOnly = /^[ -~\t\r\n]*$/;
const asciiPattern =
  /(?:(?<![A-Za-z0-9])-(?=[0-9]))?[A-Za-z0-9]+(?:(?:['`](?=[A-Za-z])|(?<=[0-9])[.,:](?=[0-9]))[A-Za-z0-9]+)*|[%#@&/$+<=>|~]/g;
const apostrophe = new RegExp(`[${apostrophes}]`, "gu");
const sign = new RegExp(`^[${minus}]`, "u");

/** The words of a text in order. Casing, spaces, dashes between words, quote characters and punctuation do not count. */
export function tokenizeWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(asciiOnly.test(text) ? asciiPattern : pattern)) {
    words.push({ key: keyOf(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

const plainWord = /^[A-Za-z0-9]+$/;

function keyOf(word: string): string {
  if (plainWord.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(apostrophe, "'")
    .replace(sign, "-");
}
