import { z } from "zod";
import { products } from "../calls/call.ts";

const Text = z.string().trim().min(1);

/** Where a fact was read and when; the page as its documentation names it. */
const Source = z.strictObject({ page: Text, date: z.iso.date() });

const Capability = z.strictObject({
  name: Text,
  statement: Text,
  /** How it is called on a call, in the notation of compilePhrases. */
  terms: z.array(Text).min(1),
});

/** Something about a plan that a listener can check. */
const PlanFact = z.strictObject({
  statement: Text,
  source: Source,
  /** The plan, and phrases that show a sentence is about this fact. Both must be heard. */
  plan: z.array(Text).min(1),
  about: z.array(Text).min(1),
  /** The only right numbers, as digits without separators. Empty: the fact has none and is not checked. */
  numbers: z.array(z.string().regex(/^\d+$/)).default([]),
  /** What follows a number of this fact within three words; other numbers in the sentence are not looked at. */
  unit: z.array(Text).default([]),
});

/** How something works, and how it is told wrongly. */
const Mechanism = z.strictObject({
  statement: Text,
  source: Source,
  /** What the sentence, or the question it answers, is about; and phrases that agree with the statement or contradict it. */
  about: z.array(Text).min(1),
  right: z.array(Text).min(1),
  wrong: z.array(Text).min(1),
});

export const ProductNotesFile = z.strictObject({
  product: z.enum(products),
  name: Text,
  /** Other names the product is, or was, called by. */
  aliases: z.array(Text),
  what: Text,
  capabilities: z.array(Capability).min(3),
  plan_facts: z.array(PlanFact),
  mechanisms: z.array(Mechanism).default([]),
  /** What the documents do not say, so that nobody invents it. */
  not_documented: z.array(Text),
  objections: z.array(z.strictObject({ heard: Text, answer: Text, source: Source.optional() })).min(1),
  competitors: z.array(z.strictObject({ name: Text, aliases: z.array(Text), note: Text })),
});

/** What may be said of one product, with sources. */
export interface ProductNotes extends z.output<typeof ProductNotesFile> {
  /** Product and hash of the file's bytes: any edit is a new version. */
  version: string;
}
