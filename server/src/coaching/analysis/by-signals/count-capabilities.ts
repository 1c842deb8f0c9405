import { compilePhrases } from "../../rubrics/compile-phrases.ts";
import type { Capabilities } from "../../rubrics/observation.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { contentWordsOf } from "../../transcripts/content-words.ts";
import type { Count } from "./finding.ts";
import { spanAt, type Heard, type Hearing } from "./hearing.ts";

const leastWords = 5;
const explainingWords = 10;
/** How far back a need is remembered, in customer sentences: keeps the work linear. */
const remembered = 60;
const recentTurns = 3;
const sharedWords = 2;
/** A row of names: this many separators, and at most this many words between two of them. */
const listing = { separators: 3, words: 5 };
const separator = / (?:and|or|also|there is|there are) |, /g;
const termsOf = new WeakMap<ProductNotes, { terms: RegExp; words: Set<string> }[]>();
// Five observations ask the same of every sentence; a sentence belongs to one hearing and so to one product.
const capabilitiesOf = new WeakMap<Heard, number[]>();
const ownWordsOf = new WeakMap<Heard, Set<string>>();

/** Sentences of our side that name something of the product, and those among them that are tied to a need or explained. */
export function countCapabilities(observation: Capabilities, hearing: Hearing): Count {
  const named = namedIn(observation, hearing);
  const all = named.map(({ heard }) => spanAt(heard));
  if (observation.of === "named") return { value: named.length, hits: all, misses: [] };
  if (named.length === 0)
    return { value: null, unheard: "Our side named nothing of the product.", hits: [], misses: [] };
  if (observation.of === "customer_words") return countCustomerWords(named, hearing);
  const holds = named.filter(observation.of.startsWith("tied") ? (one) => one.tied : (one) => one.explained);
  const hits = holds.map(({ heard }) => spanAt(heard));
  const misses = named.filter((one) => !holds.includes(one)).map(({ heard }) => spanAt(heard));
  if (observation.of === "breadth") {
    return { value: new Set(holds.flatMap((one) => one.capabilities)).size, hits, misses };
  }
  if (observation.of === "tied") return { value: holds.length, hits, misses };
  return { value: holds.length / named.length, count: holds.length, outOf: named.length, unit: "share", hits, misses };
}

interface Named {
  heard: Heard;
  /** Indexes of the notes' capabilities it names; empty for one that only `say` knows. */
  capabilities: number[];
  tied: boolean;
  explained: boolean;
}

function namedIn(observation: Capabilities, hearing: Hearing): Named[] {
  const notes = notesOf(hearing);
  const needs: Set<string>[] = [];
  const recent: { stretch: number; words: Set<string> }[] = [];
  const said = new Set<string>();
  const named: Named[] = [];
  for (const heard of hearing.heard) {
    if (heard.side === "customer") {
      const words = ownWords(heard, hearing, notes);
      needs.push(words);
      recent.push({ stretch: heard.stretch, words });
      continue;
    }
    if (heard.isQuestion || heard.words < leastWords || said.has(heard.match)) continue;
    const capabilities = findCapabilities(heard, notes);
    if (capabilities.length === 0 && !hearing.says(observation.say, heard)) continue;
    said.add(heard.match);
    const counts = !isListing(heard) && !(observation.without && hearing.says(observation.without, heard));
    const lately = recent.slice(-remembered).filter(({ stretch }) => stretch >= heard.stretch - 2 * recentTurns);
    const ours = new Set<string>();
    for (const one of aboutIt(heard, hearing)) for (const word of ownWords(one, hearing, notes)) ours.add(word);
    const about = aboutIt(heard, hearing).filter(
      (one) => !isListing(one) && !(observation.without && hearing.says(observation.without, one)),
    );
    named.push({
      heard,
      capabilities,
      tied:
        counts &&
        (hasLink(observation, heard, hearing) ||
          lately.some(({ words }) => [...ours].some((word) => words.has(word))) ||
          needs.slice(-remembered).some((need) => [...ours].filter((word) => need.has(word)).length >= sharedWords)),
      explained:
        counts &&
        about.some(
          (one) => one.words >= explainingWords && (hearing.says(observation.link, one) || /\d/.test(one.match)),
        ),
    });
  }
  return named;
}

function hasLink(observation: Capabilities, heard: Heard, hearing: Hearing): boolean {
  return [heard.index, heard.index - 1, heard.index + 1].some((index) => {
    const near = hearing.heard[index];
    return near?.stretch === heard.stretch && hearing.says(observation.link, near);
  });
}

/** The sentence and the two after it in the same turn: a part is named first and explained then. */
function aboutIt(heard: Heard, hearing: Hearing): Heard[] {
  return hearing.heard.slice(heard.index, heard.index + 3).filter((one) => one.stretch === heard.stretch);
}

function isListing(heard: Heard): boolean {
  const separators = [...` ${heard.text.toLowerCase()} `.matchAll(separator)].length;
  return separators >= listing.separators && heard.words / (separators + 1) <= listing.words;
}

/** Words the customer had said before, in a hundred words of our turns that name something of the product. */
function countCustomerWords(named: readonly Named[], hearing: Hearing): Count {
  const turns = new Set(named.map(({ heard }) => heard.stretch));
  const notes = notesOf(hearing);
  const theirs = new Set<string>();
  const hits: Heard[] = [];
  const misses: Heard[] = [];
  let words = 0;
  let taken = 0;
  for (const heard of hearing.heard) {
    const own = ownWords(heard, hearing, notes);
    if (heard.side === "customer") {
      for (const word of own) theirs.add(word);
      continue;
    }
    if (!turns.has(heard.stretch)) continue;
    const shared = [...own].filter((word) => theirs.has(word)).length;
    words += heard.words;
    taken += shared;
    if (shared >= sharedWords) hits.push(heard);
    else if (shared === 0 && heard.words >= explainingWords) misses.push(heard);
  }
  return { value: words === 0 ? 0 : (taken / words) * 100, hits: hits.map(spanAt), misses: misses.map(spanAt) };
}

/** Indexes of the notes' capabilities that a sentence names. */
function findCapabilities(heard: Heard, notes: readonly { terms: RegExp }[]): number[] {
  const known = capabilitiesOf.get(heard);
  if (known) return known;
  const found = notes.flatMap(({ terms }, index) => (terms.test(heard.match) ? [index] : []));
  capabilitiesOf.set(heard, found);
  return found;
}

/** Content words that are not the product's own vocabulary. */
function ownWords(heard: Heard, hearing: Hearing, notes: readonly { words: Set<string> }[]): Set<string> {
  const known = ownWordsOf.get(heard);
  if (known) return known;
  const own = new Set([...hearing.contentWords(heard)].filter((word) => !notes.some(({ words }) => words.has(word))));
  ownWordsOf.set(heard, own);
  return own;
}

/** What belongs to each capability of the call's product, or of every product when the call names none. */
function notesOf({ call, productNotes }: Hearing) {
  return productNotes
    .filter((notes) => call.product === null || notes.product === call.product)
    .flatMap((notes) => {
      const known = termsOf.get(notes);
      if (known) return known;
      const made = notes.capabilities.map(({ terms }) => ({
        terms: compilePhrases(terms),
        words: contentWordsOf(terms.join(" ").replace(/[*/]/g, " ")),
      }));
      termsOf.set(notes, made);
      return made;
    });
}
