import type { Capabilities } from "../../rubrics/observation.ts";
import { compilePhrases } from "../../rubrics/compile-phrases.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { showNumber, showShare, type Count } from "./finding.ts";
import { spanAt, type Heard, type Hearing } from "./hearing.ts";

const leastWords = 5;
const customerWords = 6;
/** How far back a need is remembered, in customer sentences: keeps the work linear. */
const remembered = 60;
const sharedWords = 2;
const explainingWords = 10;
const termsOf = new WeakMap<ProductNotes, RegExp[]>();

/** Sentences of our side that name something of the product, and those among them that are tied to a need or explained. */
export function countCapabilities(observation: Capabilities, hearing: Hearing): Count {
  const named = namedIn(observation, hearing);
  if (observation.of === "named")
    return { value: named.length, hits: named.map(({ heard }) => spanAt(heard)), misses: [] };
  if (observation.of === "explained" || observation.of === "breadth")
    return countExplained(observation, named, hearing);
  const tied = named.filter((one) => one.tied).map(({ heard }) => spanAt(heard));
  const misses = named.filter((one) => !one.tied).map(({ heard }) => spanAt(heard));
  if (observation.of === "tied") return { value: tied.length, hits: tied, misses };
  if (named.length === 0) return { value: null, unheard: "no capability was named", hits: [], misses: [] };
  const value = tied.length / named.length;
  return { value, shown: `${showShare(value)}, ${tied.length} of ${named.length}`, hits: tied, misses };
}

function countExplained(observation: Capabilities, named: Named[], hearing: Hearing): Count {
  const explained = named.filter(({ heard }) => {
    return heard.words >= explainingWords && (hearing.says(observation.link, heard) || /\d/.test(heard.match));
  });
  const hits = explained.map(({ heard }) => spanAt(heard));
  const misses = named.filter((one) => !explained.includes(one)).map(({ heard }) => spanAt(heard));
  if (observation.of === "breadth") {
    const breadth = new Set(explained.flatMap((one) => one.capabilities)).size;
    return { value: breadth, hits, misses };
  }
  const value = (explained.length / hearing.rateMinutes) * 30;
  return {
    value,
    shown: `${showNumber(value)}, ${explained.length} in ${showNumber(hearing.minutes)} minutes`,
    hits,
    misses,
  };
}

interface Named {
  heard: Heard;
  /** Indexes of the notes' capabilities it names; empty for one that only `say` knows. */
  capabilities: number[];
  tied: boolean;
}

function namedIn(observation: Capabilities, hearing: Hearing): Named[] {
  const terms = expressionsFor(hearing);
  const needs: Set<string>[] = [];
  const said = new Set<string>();
  const named: Named[] = [];
  for (const heard of hearing.heard) {
    if (heard.side === "customer") {
      if (heard.words >= customerWords) needs.push(hearing.contentWords(heard));
      continue;
    }
    if (heard.isQuestion || heard.words < leastWords || said.has(heard.match)) continue;
    const capabilities = terms.flatMap((term, index) => (term.test(heard.match) ? [index] : []));
    if (capabilities.length === 0 && !hearing.says(observation.say, heard)) continue;
    said.add(heard.match);
    named.push({ heard, capabilities, tied: isTied(observation, heard, needs, hearing) });
  }
  return named;
}

function isTied(observation: Capabilities, heard: Heard, needs: Set<string>[], hearing: Hearing): boolean {
  for (const index of [heard.index, heard.index - 1, heard.index + 1]) {
    const near = hearing.heard[index];
    if (near?.stretch === heard.stretch && hearing.says(observation.link, near)) return true;
  }
  const words = [...hearing.contentWords(heard)];
  return needs.slice(-remembered).some((need) => words.filter((word) => need.has(word)).length >= sharedWords);
}

/** One expression for each capability of the call's product, or of every product when the call names none. */
function expressionsFor({ call, productNotes }: Hearing): RegExp[] {
  return productNotes
    .filter((notes) => call.product === null || notes.product === call.product)
    .flatMap((notes) => {
      const known = termsOf.get(notes);
      if (known) return known;
      const made = notes.capabilities.map((capability) => compilePhrases(capability.terms));
      termsOf.set(notes, made);
      return made;
    });
}
