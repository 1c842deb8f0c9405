import { asksQuestion } from "../transcripts/asks-question.ts";
import type { NameHit } from "./find-competitor-names.ts";
import { authorityCues } from "./objection-cues/authority.ts";
import { competitorCues } from "./objection-cues/competitor.ts";
import { concernTopics, namedConcern } from "./objection-cues/named-concern.ts";
import { needCues } from "./objection-cues/need.ts";
import { pricingCues } from "./objection-cues/pricing.ts";
import { resistsAuthority } from "./objection-cues/resists-authority.ts";
import { resistsForAnother } from "./objection-cues/resists-for-another.ts";
import { resistsNeed } from "./objection-cues/resists-need.ts";
import { resistsPricing } from "./objection-cues/resists-pricing.ts";
import { resistsTechnical } from "./objection-cues/resists-technical.ts";
import { resistsTiming } from "./objection-cues/resists-timing.ts";
import { technicalCues } from "./objection-cues/technical.ts";
import { timingCues } from "./objection-cues/timing.ts";
import { hedge } from "./objection-cues/word-classes.ts";
import { asksForFacts, isHarmless, isPainOfToday } from "./objection-guards.ts";
import { maskCompetitors } from "./mask-competitors.ts";
import { mentionsPricing } from "./pricing-cues.ts";
import { type Resistance, weighResistance } from "./resistance/weigh-resistance.ts";
import type { ObjectionType } from "./signals.ts";

// One look with all cues of a group joined costs half of looking with each, and most sentences hold none.
const cueGroups = [
  pricingCues,
  authorityCues,
  competitorCues,
  timingCues,
  technicalCues,
  needCues,
  resistsPricing,
  resistsAuthority,
  resistsForAnother,
  resistsTiming,
  resistsTechnical,
  resistsNeed,
].map((cues) => ({ cues, one: new RegExp(cues.map(({ cue }) => cue.source).join("|")) }));

/** Half a sentence says too little to be weighed. */
const unfinished = /(?:\.{2,}|…|-{2,}|[–—])\s*$/;
/** Below this, in log odds, nothing around a sentence can make it one. */
const leastWeight = -1;
/** "It won't be me saying yes" tells how they decide, and resists. */
const refusesIt = /\b(?:will|would|is|am|can|do) (?:\w+ )?not\b|\bnever\b/;
/** Most questions only want to know. In log odds. */
const askedLess = 0.8;

/** What the selling side said before: its questions as `plainText` writes them ("" for none), and whether of the price. */
export interface Before {
  asked: string;
  ofPrice: boolean;
  /** Whether the rep had just named a price, asked for a commitment or explained at length, and asked nothing. */
  ofOffer?: boolean;
  /** Whether the sentence stands in a speech in which everything is touched: only what it says counts then. */
  inStory?: boolean;
}

/** What one sentence of a customer holds against it; mostly nothing. */
export interface Detected {
  /** By what it says. */
  types: ObjectionType[];
  /** By the weight of its words, where nothing was said plainly: whether it counts is for its surroundings to say. */
  weighed: Resistance | null;
}

/**
 * The types of objection in one sentence of a customer. The tool somebody has, or how they decide, is a fact when it
 * was asked for.
 */
export function detectObjections(text: string, before: Before, find: (text: string) => NameHit[]): Detected {
  const types = new Set<ObjectionType>();
  const parts = maskCompetitors(text, find).split(/(?<=[.?!])\s+/);
  for (const part of parts) {
    for (const type of typesIn(part, before)) if (!isFactAskedFor(type, part, before)) types.add(type);
  }
  // "We already use Airflow, why would we need another?" is one concern: the competitor.
  if (types.has("competitor")) types.delete("need");
  if (types.size > 0 || before.inStory || unfinished.test(text)) return { types: [...types], weighed: null };
  const weighed = parts.flatMap((part) => weighedIn(part, before) ?? []).sort((a, b) => b.weight - a.weight);
  return { types: [], weighed: weighed[0] ?? null };
}

function isFactAskedFor(type: ObjectionType, part: string, { asked }: Before): boolean {
  if (type === "competitor") return asksForFacts.competitor.test(asked);
  return type === "authority" && asksForFacts.authority.test(asked) && !refusesIt.test(part);
}

function weighedIn(part: string, before: Before): Resistance | null {
  const resistance = weighResistance(part);
  if (!resistance || resistance.weight < leastWeight || isHarmless(part, 0, part.length)) return null;
  if (resistance.type === "technical" && isPainOfToday(part, 0)) return null;
  if (isFactAskedFor(resistance.type, part, before)) return null;
  return asksQuestion(part) ? { ...resistance, weight: resistance.weight - askedLess } : resistance;
}

/** By what it says. */
function typesIn(part: string, { ofPrice }: Before): ObjectionType[] {
  const isQuestion = asksQuestion(part);
  const isHedged = hedge.test(part);
  const heard = cueGroups.flatMap(({ cues, one }) => (one.test(part) ? cues : []));
  const types = heard.flatMap(({ type, cue, asked, priceTalk, weak, past }) => {
    if (priceTalk && !ofPrice && !mentionsPricing(part)) return [];
    if (weak && !isHedged) return [];
    const match = cue.exec(part);
    if (!match || isHarmless(part, match.index, match[0].length, past)) return [];
    if (type === "technical" && isPainOfToday(part, match.index)) return [];
    return !isQuestion || asked || isStatedFirst(part, match.index + match[0].length) ? [type] : [];
  });
  if (types.length > 0 || isQuestion) return types;
  const concern = namedConcern.exec(part);
  if (!concern || isHarmless(part, concern.index, concern[0].length)) return [];
  const topic = concernTopics.find(([, cue]) => cue.test(part));
  return topic ? [topic[0]] : [];
}

/** Whether what ends at `end` is stated and the question only comes after it: "we already have one, so why …?" */
function isStatedFirst(part: string, end: number): boolean {
  const bound = /[,;]|\b(?:but|so)\b/.exec(part.slice(end));
  if (!bound) return false;
  return !asksQuestion(part.slice(0, end + bound.index)) && asksQuestion(part.slice(end + bound.index + 1).trim());
}
