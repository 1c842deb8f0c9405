import { spanOf } from "../transcripts/span-of.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { mentionsPricing } from "./pricing-cues.ts";
import type { Signals } from "./signals.ts";

/** Sentences that speak of the price, by side of the table: a colleague's count with the rep's. */
export function findPricing({ utterances }: Timeline): Signals["pricing"] {
  return utterances
    .filter((utterance) => mentionsPricing(utterance.plain))
    .map((utterance) => ({ span: spanOf(utterance), bySide: utterance.side === "customer" ? "customer" : "rep" }));
}
