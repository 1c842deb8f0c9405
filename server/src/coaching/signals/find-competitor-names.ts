import type { Competitor } from "./competitors.ts";

/** Product names that are everyday words: in lower case, or first in a sentence, they may mean just that. */
const everydayWords = new Set([
  "temporal",
  "composer",
  "mage",
  "glue",
  "argo",
  "step functions",
  "workflows",
  "conductor",
  "beam",
  "flow",
  "camel",
  "control",
  "stream",
  "streams",
  "tasks",
  "pipelines",
  "windmill",
  "union",
  "anyscale",
  "logic apps",
  "batch",
]);

/** Names as they stand in a text: index and length. */
export interface NameHit {
  competitor: string;
  index: number;
  length: number;
}

/**
 * A finder for names and aliases as whole words, longest first so that "Apache Airflow" is one hit. Lower case
 * counts too (recorders lose capitals) unless the name is an everyday word; such a word must be capitalised and
 * not stand first in a sentence.
 */
export function competitorFinder(competitors: Competitor[]): (text: string) => NameHit[] {
  const nameOf = new Map<string, string>();
  for (const { name, aliases } of competitors) {
    for (const word of [name, ...aliases]) {
      const key = word.trim().toLowerCase();
      if (key !== "" && !nameOf.has(key)) nameOf.set(key, name);
    }
  }
  if (nameOf.size === 0) return () => [];
  const words = [...nameOf.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escapeWord);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [word] = match;
      const competitor = nameOf.get(word.toLowerCase().replace(/\s+/g, " "));
      if (
        competitor === undefined ||
        (everydayWords.has(word.toLowerCase()) && !standsAsName(text, match.index, word))
      ) {
        return [];
      }
      return [{ competitor, index: match.index, length: word.length }];
    });
}

function standsAsName(text: string, index: number, word: string): boolean {
  if (word.charAt(0) === word.charAt(0).toLowerCase()) return false;
  const before = text.slice(0, index).trimEnd();
  return before !== "" && !/[.?!:"“]$/.test(before);
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
}
