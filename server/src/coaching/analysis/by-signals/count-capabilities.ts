import type { Capabilities } from "../../rubrics/observation.ts";
import { compilePhrases } from "../../rubrics/compile-phrases.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { showShare, type Count } from "./finding.ts";
import { spanAt, type Heard, type Hearing } from "./hearing.ts";

const leastWords = 5;
const customerWords = 6;
/** How far back a need is remembered, in customer sentences: keeps the work linear. */
const remembered = 60;
const sharedWords = 2;
const termsOf = new WeakMap<ProductNotes, RegExp>();

/** Sentences of our side that name something of the product, and those among them tied to what the customer had said. */
export function countCapabilities(observation: Capabilities, hearing: Hearing): Count {
  const terms = expressionsFor(hearing);
  const needs: Set<string>[] = [];
  const said = new Set<string>();
  const named: Heard[] = [];
  const tied: Heard[] = [];
  for (const heard of hearing.heard) {
    if (heard.side === "customer") {
      if (heard.words >= customerWords) needs.push(hearing.contentWords(heard));
      continue;
    }
    if (heard.isQuestion || heard.words < leastWords || said.has(heard.match)) continue;
    if (!hearing.says(observation.say, heard) && !terms.some((one) => one.test(heard.match))) continue;
    said.add(heard.match);
    named.push(heard);
    if (isTied(observation, heard, needs, hearing)) tied.push(heard);
  }
  const untied = named.filter((heard) => !tied.includes(heard));
  const shown = { hits: tied.map(spanAt), misses: untied.map(spanAt) };
  if (observation.of === "named") return { value: named.length, hits: named.map(spanAt), misses: [] };
  if (observation.of === "tied") return { value: tied.length, ...shown };
  if (named.length === 0) return { value: null, unheard: "no capability was named", hits: [], misses: [] };
  const value = tied.length / named.length;
  return { value, shown: `${showShare(value)}, ${tied.length} of ${named.length}`, ...shown };
}

function isTied(observation: Capabilities, heard: Heard, needs: Set<string>[], hearing: Hearing): boolean {
  for (const index of [heard.index, heard.index - 1, heard.index + 1]) {
    const near = hearing.heard[index];
    if (near?.stretch === heard.stretch && hearing.says(observation.link, near)) return true;
  }
  const words = [...hearing.contentWords(heard)];
  return needs.slice(-remembered).some((need) => words.filter((word) => need.has(word)).length >= sharedWords);
}

/** The terms of the call's product, or of every product when the call names none. */
function expressionsFor({ call, productNotes }: Hearing): RegExp[] {
  return productNotes
    .filter((notes) => call.product === null || notes.product === call.product)
    .map((notes) => {
      const known = termsOf.get(notes);
      if (known) return known;
      const made = compilePhrases(notes.capabilities.flatMap((capability) => capability.terms));
      termsOf.set(notes, made);
      return made;
    });
}
