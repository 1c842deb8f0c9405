import type { Utterance } from "../transcripts/stretch.ts";
import { agrees, couldYou, iWill, letMe, letUs, notFirm, theyWill, youWill } from "./commitment-cues.ts";

export interface Commitment {
  owner: "speaker" | "addressee" | null | { name: string };
}

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
  const agreed = reply !== null && reply.side !== utterance.side && agrees.test(reply.plain);
  if (couldYou.test(plain)) return agreed ? { owner: "addressee" } : null;
  if (iWill.test(plain) || letMe.test(plain)) return { owner: "speaker" };
  if (youWill.test(plain)) return plain.endsWith("?") && !agreed ? null : { owner: "addressee" };
  if (letUs.test(plain)) return plain.endsWith("?") && !agreed ? null : { owner: null };
  if (!/\b(?:will|is going to) /.test(plain)) return null;
  const who = theyWill.exec(plain)?.groups?.["who"];
  if (who === undefined || nobody.has(who) || plain.endsWith("?")) return null;
  const asSaid = new RegExp(`(?<![\\p{L}])${who}(?![\\p{L}])`, "iu").exec(utterance.text)?.[0] ?? who;
  return /^\p{Lu}/u.test(asSaid) ? { owner: { name: asSaid } } : null;
}
