import type { Utterance } from "../transcripts/stretch.ts";
import { agrees, commits, letMe, letUs, notFirm } from "./commitment-cues.ts";

export interface Commitment {
  owner: "speaker" | "addressee" | null | { name: string };
}

const receives = /\byou (?:will|are going to) (?:\w+ )?(?:have|get|hear|receive)\b/;

const nobody = new Set(
  `this that it they he she we you i everything everyone everybody somebody someone nobody which who what there here
  and so then team people both all tool product prefect horizon flow flows task system data`.split(/\s+/),
);

/** No sentence commits anybody without one of these: most are done with after this look. */
const promises = /\b(?:will|going to|let's|let|can|could|would|should|shall|promise|why don't)\b/;

/**
 * Who a sentence commits to something after the call, or null when it commits nobody. A request commits the one
 * asked only when `reply` agrees. "Let's" is firm but nobody's. Hedged, supposed and refused acts commit nobody.
 */
export function findCommitment(utterance: Utterance, reply: Utterance | null): Commitment | null {
  const { plain } = utterance;
  if (!promises.test(plain) || notFirm.test(plain)) return null;
  const lead = commits.exec(plain)?.groups ?? {};
  if (lead["self"] !== undefined || letMe.test(plain)) return { owner: "speaker" };
  const agreed = reply !== null && reply.side !== utterance.side && agrees.test(reply.plain);
  const open = plain.endsWith("?") && !agreed;
  if (lead["asked"] !== undefined) return agreed ? { owner: "addressee" } : null;
  if (open) return null;
  // "You'll have the notes tomorrow" promises them.
  if (lead["other"] !== undefined) return { owner: receives.test(plain) ? "speaker" : "addressee" };
  if (lead["us"] !== undefined || letUs.test(plain)) return { owner: null };
  const who = lead["who"];
  if (who === undefined || nobody.has(who)) return null;
  const asSaid = asWritten(who, utterance.text);
  return /^\p{Lu}/u.test(asSaid) ? { owner: { name: asSaid } } : null;
}

function asWritten(word: string, text: string): string {
  return text.split(/[\s,.?!]+/).find((written) => written.toLowerCase().replace(/[’']\p{L}+$/u, "") === word) ?? word;
}
