import { objectionTypes } from "../signals/signals.ts";
import type { Findings } from "./read-findings.ts";
import type { StoredCall } from "./read-weeks.ts";
import { referTo } from "./refer-to.ts";
import type { ObjectionCount } from "./review.ts";

interface Raised {
  call: StoredCall;
  objection: Findings["sessions"][number]["objections"][number];
}

/**
 * The objections of these calls by type, the most frequent first, each with the newest example that may be shown: none
 * only where every call with one is private.
 */
export function countObjections(calls: readonly StoredCall[], { sessions }: Findings): ObjectionCount[] {
  const raised = calls
    .toReversed()
    .flatMap((call) =>
      (sessions.find(({ callId }) => callId === call.id)?.objections ?? []).map((objection) => ({ call, objection })),
    );
  const byType = objectionTypes.flatMap((type) => {
    const ofType = raised.filter(({ objection }) => objection.type === type);
    return ofType.length === 0 ? [] : [{ type, ofType, examples: examplesOf(ofType) }];
  });
  // One sentence may raise two types. It is shown twice only where a type has no other: whoever has fewest chooses first.
  const shown = new Set<string>();
  const chosen = new Map(
    byType
      .toSorted((a, b) => a.examples.length - b.examples.length)
      .map(({ type, examples }) => {
        const example = examples.find(({ quote }) => !shown.has(quote.quote)) ?? examples[0] ?? null;
        if (example) shown.add(example.quote.quote);
        return [type, example] as const;
      }),
  );
  return byType
    .map(({ type, ofType }) => ({
      type,
      objections: ofType.length,
      calls: new Set(ofType.map(({ call }) => call.id)).size,
      questioned: ofType.filter(({ objection }) => objection.reaction?.questionFollows === true).length,
      example: chosen.get(type) ?? null,
    }))
    .toSorted((a, b) => b.objections - a.objections);
}

function examplesOf(raised: readonly Raised[]): NonNullable<ObjectionCount["example"]>[] {
  return raised
    .filter(({ call }) => !call.isPrivate)
    .flatMap(({ call, objection }) => objection.evidence.slice(0, 1).map((quote) => ({ call: referTo(call), quote })));
}
