import { DateTime } from "luxon";
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
  timezone: string;
}

/** In words what a rep's insights cannot say and what to do about it; null when nothing is missing. */
export function describeMissing(facts: MissingFacts): string | null {
  const parts = facts.callsAnalyzed === 0 ? sayEmpty(facts) : sayThin(facts);
  return parts.length === 0 ? null : parts.join(" ");
}

function sayEmpty({ rep, stored, near, product, timezone }: MissingFacts): string[] {
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
    const newest = stored.newest ? DateTime.fromJSDate(stored.newest, { zone: timezone }).toISODate() : "";
    return [
      `${who} has no call ${here}.`,
      `${count(stored.ever, "call")} stored in all, the newest of ${newest}: ask for a longer time_period${product ? " or leave out product_filter" : ""}.`,
    ];
  }
  return [
    stored.matching === 1
      ? `The one call of ${who} ${here} is not analyzed: run analyze_call on it. ${onlyScored}`
      : `None of the ${stored.matching} calls of ${who} ${here} is analyzed: run analyze_call on them. ${onlyScored}`,
  ];
}

function sayThin({ callsAnalyzed, stored, overall }: MissingFacts): string[] {
  return [
    callsAnalyzed === 1 ? "One call only: every number is of that call." : "",
    overall.trendPerMonth === null ? sayTooFewWeeks(overall) : "",
    stored.unanalyzed > 0
      ? `${count(stored.unanalyzed, "call")} of this period not analyzed yet: run analyze_call on ${stored.unanalyzed === 1 ? "it" : "them"}.`
      : "",
  ].filter((part) => part !== "");
}

/** So that nobody waits for scores of a call that never gets any. */
const onlyScored = "A call under a minute or a hundred words is not scored.";

export function sayTooFewWeeks({ history }: ScoreSummary): string {
  return `Too few weeks for a trend: there are calls in ${count(history.length, "week")}; it takes ${fewestWeeks}, the first and last at least ${shortestSpanDays} days apart.`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
