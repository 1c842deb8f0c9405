import type { Call } from "../../calls/call.ts";
import { quoteAt } from "../../transcripts/quote-at.ts";
import type { Quote, Span } from "../../transcripts/span.ts";
import { countWords } from "../../transcripts/words.ts";
import type { Level } from "../judgement.ts";
import type { Finding } from "./finding.ts";

const quotesPerCriterion = 3;
const quotesPerFinding = 2;
/** "Great." is no evidence of anything. */
const quotableWords = 3;
/** Below this a sentence says little by itself, above it nobody reads it. */
const tellingWords = { least: 5, most: 45 };

/**
 * Up to three quotes for a level: from level 3 what lifted it, below it the occasions that were missed. `used` holds
 * the sentences already quoted in this dimension and is added to; one is quoted again only when nothing else is left.
 */
export function chooseEvidence(call: Call, findings: readonly Finding[], level: Level, used: Set<string>): Quote[] {
  const counted = findings
    .filter((finding) => finding.level !== null)
    .sort((a, b) => compare(order(b, level), order(a, level)));
  const hits = [...counted].filter((finding) => (finding.level ?? 0) >= 3).map((finding) => finding.hits);
  const misses = counted.map((finding) => finding.misses);
  const lists = level >= 3 ? hits : misses;
  const chosen = pick(call, lists, used);
  const others = level >= 3 ? misses : counted.map((finding) => finding.hits);
  if (chosen.length === 0) chosen.push(...pick(call, others, used));
  if (chosen.length === 0) chosen.push(...pick(call, [...lists, ...others], new Set()).slice(0, 1));
  for (const span of chosen) used.add(keyOf(span));
  return chosen.map((span) => quoteAt(call, span));
}

/** What held the level down comes first, then findings that pulled towards the level: high ones for a high level, low ones for a low level. */
function order({ level, observation }: Finding, criterionLevel: Level): number {
  const holds = observation.cap !== undefined && level !== null && level <= observation.cap.when_at_most;
  if (holds && criterionLevel < 3) return Infinity;
  const pull = criterionLevel >= 3 ? (level ?? 0) : 6 - (level ?? 6);
  return pull * (observation.weight + 0.5);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function pick(call: Call, lists: readonly Span[][], used: ReadonlySet<string>): Span[] {
  const chosen: Span[] = [];
  const taken = new Set(used);
  for (const spans of lists) {
    let fromHere = 0;
    for (const span of spans.map(concise).sort((a, b) => Number(isTelling(call, b)) - Number(isTelling(call, a)))) {
      if (chosen.length === quotesPerCriterion) return chosen;
      if (fromHere === quotesPerFinding) break;
      if (taken.has(keyOf(span)) || wordsAt(call, span) < quotableWords) continue;
      taken.add(keyOf(span));
      chosen.push(span);
      fromHere += 1;
    }
  }
  return chosen;
}

/** One sentence: the first of a run is enough to find the place. */
function concise(span: Span): Span {
  return { ...span, lastSentence: span.firstSentence };
}

function isTelling(call: Call, span: Span): boolean {
  const words = wordsAt(call, span);
  return words >= tellingWords.least && words <= tellingWords.most;
}

function wordsAt(call: Call, span: Span): number {
  return countWords(call.turns[span.turn]?.sentences[span.firstSentence]?.text ?? "");
}

function keyOf(span: Span): string {
  return `${span.turn}.${span.firstSentence}`;
}
