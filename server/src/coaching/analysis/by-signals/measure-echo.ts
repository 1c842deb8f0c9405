import { exchangesOf } from "./exchanges.ts";
import type { Count } from "./finding.ts";
import { spanAt, type Hearing, type HeardStretch } from "./hearing.ts";

const theirWords = 8;
const ourWords = 6;
/** Where taking up happens: a long speech touches every word sooner or later. */
const openingSentences = 3;
const openingWords = 45;
/** About half a minute: longer turns are speeches. */
const longTurnWords = 90;
const answeredAtLeast = 2;
const sharedWords = 2;

/**
 * Of the rep's turns after a customer's turn of eight words and more, the share whose first three sentences
 * repeat at least two of its content words.
 */
export function measureEcho(hearing: Hearing): Count {
  let turns = 0;
  const hits: Count["hits"] = [];
  const misses: Count["misses"] = [];
  for (const [index, stretch] of hearing.stretches.entries()) {
    const before = hearing.stretches[index - 1];
    if (stretch.side !== "rep" || stretch.words < ourWords) continue;
    if (!before || before.side !== "customer" || before.words < theirWords) continue;
    turns += 1;
    const theirs = wordsOf(hearing, before, Infinity);
    const ours = wordsOf(hearing, stretch, openingSentences);
    const shared = [...ours].filter((word) => theirs.has(word)).length;
    const first = hearing.heard[stretch.first];
    if (!first) continue;
    if (shared >= sharedWords) hits.push(spanAt(bestEcho(hearing, stretch, theirs) ?? first));
    else if (shared === 0) misses.push(spanAt(first));
  }
  if (turns < 2) return { value: null, unheard: "The rep spoke fewer than two times after a customer.", hits, misses };
  const value = hits.length / turns;
  return { value, count: hits.length, outOf: turns, unit: "share", hits, misses };
}

/** Median words of a customer's turn; one word is a turn too. */
export function measureCustomerTurn(hearing: Hearing): Count {
  const turns = hearing.stretches.filter((stretch) => stretch.side === "customer");
  const middle = turns.map((turn) => turn.words).sort((a, b) => a - b)[Math.floor(turns.length / 2)];
  if (middle === undefined) return { value: null, unheard: "No customer spoke.", hits: [], misses: [] };
  return { value: middle, hits: [], misses: [] };
}

/** Median words of the customer's turn after a turn of the rep that asks. */
export function measureAnswerWords(hearing: Hearing): Count {
  const answers = hearing.stretches
    .filter((stretch, index) => {
      const before = hearing.stretches[index - 1];
      if (stretch.side !== "customer" || before?.side !== "rep") return false;
      return hearing.heard.slice(before.first, before.last + 1).some((heard) => heard.isQuestion);
    })
    .sort((a, b) => a.words - b.words);
  const middle = answers[Math.floor(answers.length / 2)]?.words;
  if (middle === undefined || answers.length < answeredAtLeast)
    return { value: null, unheard: "Fewer than two questions of the rep were answered.", hits: [], misses: [] };
  return { value: middle, hits: [], misses: [] };
}

/** Share of the rep's words that fall in turns of ninety words and more, answers to objections aside: those are judged as such. */
export function measureLongTurns(hearing: Hearing): Count {
  const answers = new Set(exchangesOf(hearing).map(({ answer }) => answer?.[0]?.stretch));
  const turns = hearing.stretches.filter((stretch, index) => stretch.side === "rep" && !answers.has(index));
  const words = turns.reduce((sum, turn) => sum + turn.words, 0);
  if (words === 0) return { value: null, unheard: "The rep did not speak.", hits: [], misses: [] };
  const long = turns.filter((turn) => turn.words >= longTurnWords).sort((a, b) => b.words - a.words);
  const misses = long.flatMap((turn) => {
    const first = hearing.heard[turn.first];
    return first ? [spanAt(first)] : [];
  });
  const value = long.reduce((sum, turn) => sum + turn.words, 0) / words;
  return { value, count: long.length, outOf: turns.length, unit: "share", hits: [], misses };
}

function wordsOf(hearing: Hearing, stretch: HeardStretch, sentences: number): Set<string> {
  const words = new Set<string>();
  let spoken = 0;
  for (const heard of hearing.heard.slice(stretch.first, Math.min(stretch.first + sentences, stretch.last + 1))) {
    if (sentences !== Infinity && spoken > 0 && spoken + heard.words > openingWords) break;
    spoken += heard.words;
    for (const word of hearing.contentWords(heard)) words.add(word);
  }
  return words;
}

function bestEcho(hearing: Hearing, stretch: HeardStretch, theirs: Set<string>) {
  let best = { shared: 0, heard: hearing.heard[stretch.first] };
  for (const heard of hearing.heard.slice(stretch.first, stretch.first + openingSentences)) {
    if (heard.stretch !== hearing.heard[stretch.first]?.stretch) break;
    const shared = [...hearing.contentWords(heard)].filter((word) => theirs.has(word)).length;
    if (shared > best.shared) best = { shared, heard };
  }
  return best.heard;
}
