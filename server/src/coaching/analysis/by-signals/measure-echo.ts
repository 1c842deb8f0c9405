import { showShare, type Count } from "./finding.ts";
import { spanAt, type Hearing, type HeardStretch } from "./hearing.ts";

const theirWords = 8;
const ourWords = 6;
/** Where taking up happens: a long speech touches every word sooner or later. */
const openingSentences = 3;
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
  if (turns < 2) return { value: null, unheard: "the rep spoke fewer than two times after a customer", hits, misses };
  const value = hits.length / turns;
  return { value, shown: `${showShare(value)}, ${hits.length} of ${turns}`, hits, misses };
}

/** Median words of a customer's turn; one word is a turn too. */
export function measureCustomerTurn(hearing: Hearing): Count {
  const turns = hearing.stretches.filter((stretch) => stretch.side === "customer");
  const middle = turns.map((turn) => turn.words).sort((a, b) => a - b)[Math.floor(turns.length / 2)];
  if (middle === undefined) return { value: null, unheard: "no customer spoke", hits: [], misses: [] };
  return { value: middle, hits: [], misses: [] };
}

function wordsOf(hearing: Hearing, stretch: HeardStretch, sentences: number): Set<string> {
  const words = new Set<string>();
  for (const heard of hearing.heard.slice(stretch.first, Math.min(stretch.first + sentences, stretch.last + 1))) {
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
