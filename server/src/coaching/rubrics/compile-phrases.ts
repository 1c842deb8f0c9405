import { plainText } from "../transcripts/plain-text.ts";

const numberWords =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|third|quarter|zero";
const number = `(?:[$€£]?\\d[^ ]*|(?:${numberWords})s?)`;

const gap = "(?: [^ ]+){0,5}";
/** Parts of a pattern that are read as one. */
const shared = [number, gap];

/** A sentence as phrases see it: plain, without punctuation, each word between single spaces. */
export function matchable(text: string): string {
  return ` ${plainText(text)
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/'s\b/g, "")
    .replace(/\.(?!\d)/g, " ")
    .replace(/[^\p{L}\p{N}.%$€£]+/gu, " ")
    .trim()} `;
}

/**
 * One expression for a list of phrases, to be tested on `matchable` text. A phrase is words with a space
 * between them and matches whole words only. `fail*` any ending; `how/what` one of them; `<money>` digits after a currency sign; `<n>` a number, with letters or % after it (`<n>%`) as one word; `…` up to five
 * words. Contractions and case do not matter. Every part is bounded, so a match takes linear time.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  return new RegExp(` ${asTree(phrases.map(compilePhrase))}(?= )`);
}

/** Patterns that begin alike share their beginning, so that a word is read once and not once a phrase. */
function asTree(patterns: readonly string[]): string {
  const branches = new Map<string, string[]>();
  const others = new Set<string>();
  for (const pattern of patterns) {
    const letter = shared.find((part) => pattern.startsWith(part)) ?? /^[a-z ](?![*+?{])/.exec(pattern)?.[0];
    if (letter === undefined) others.add(pattern);
    else branches.set(letter, [...(branches.get(letter) ?? []), pattern.slice(letter.length)]);
  }
  const all = [...[...branches].map(([letter, rest]) => letter + asTree(rest)), ...others];
  return all.length === 1 ? (all[0] ?? "") : `(?:${all.join("|")})`;
}

function compilePhrase(phrase: string): string {
  const tokens = phrase.trim().split(/\s+/);
  let pattern = "";
  for (const token of tokens) {
    if (token === "…") {
      pattern += gap;
      continue;
    }
    pattern += (pattern === "" ? "" : " ") + compileToken(token);
  }
  return pattern;
}

function compileToken(token: string): string {
  if (token === "<n>") return number;
  if (token === "<money>") return "[$€£]\\d[^ ]*";
  if (token.startsWith("<n>")) return `[$€£]?\\d[\\d.]*${token.slice("<n>".length).replace(/[^a-z%]/g, "")}`;
  const alternatives = token.split("/").map((word) => {
    const stem = word.endsWith("*");
    const letters = matchable(stem ? word.slice(0, -1) : word)
      .trim()
      .replace(/[.$%€£]/g, "\\$&");
    return stem ? `${letters}[^ ]*` : letters;
  });
  return alternatives.length === 1 ? (alternatives[0] ?? "") : `(?:${alternatives.join("|")})`;
}
