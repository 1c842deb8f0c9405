import type { Product } from "../calls/call.ts";
import { fewestWeeks, shortestSpanDays } from "./compute-trend.ts";
import type { StoredCalls } from "./count-stored-calls.ts";
import type { NearRep } from "./find-near-reps.ts";
import type { ScoreSummary } from "./summarize-scores.ts";

export interface MissingFacts {
  rep: { email: string; name: string | null };
  callsAnalyzed: number;
  stored: StoredCalls;
  overall: ScoreSummary;
  near: readonly NearRep[];
  product: Product | undefined;
}

/** In words what a rep's insights cannot say and what to do about it; null when nothing is missing. */
export function describeMissing(facts: MissingFacts): string | null {
  const parts = facts.callsAnalyzed === 0 ? sayEmpty(facts) : sayThin(facts);
  return parts.length === 0 ? null : parts.join(" ");
}

function sayEmpty({ rep, stored, near, product }: MissingFacts): string[] {
  const who = rep.name ?? rep.email;
  const here = `in this period${product ? ` about ${product}` : ""}`;
  if (stored.ever === 0) {
    const known = near.map(({ name, email }) => `${name} (${email})`).join(", ");
    return [
      `No call of ${who} is stored.`,
      known ? `The nearest addresses that have calls: ${known}.` : "No call of anybody is stored yet.",
    ];
  }
  if (stored.matching === 0) {
    const newest = stored.newest?.toISOString().slice(0, 10) ?? "";
    return [
      `${who} has no call ${here}.`,
      `${count(stored.ever, "call")} stored in all, the newest of ${newest}: ask for a longer time_period${product ? " or leave out product_filter" : ""}.`,
    ];
  }
  return [
    `None of the ${count(stored.matching, "call")} of ${who} ${here} is analysed: run analyze_call on them first.`,
  ];
}

function sayThin({ callsAnalyzed, stored, overall }: MissingFacts): string[] {
  return [
    callsAnalyzed === 1 ? "One call only: every number is of that call." : "",
    overall.trendPerMonth === null ? sayTooFewWeeks(overall) : "",
    stored.unanalyzed > 0
      ? `${count(stored.unanalyzed, "call")} of this period not analysed yet: run analyze_call on ${stored.unanalyzed === 1 ? "it" : "them"}.`
      : "",
  ].filter((part) => part !== "");
}

export function sayTooFewWeeks({ history }: ScoreSummary): string {
  return `Too few weeks for a trend: there are calls in ${count(history.length, "week")}; it takes ${fewestWeeks}, the first and last at least ${shortestSpanDays} days apart.`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
