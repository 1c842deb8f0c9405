import { objectionTypes } from "../signals/signals.ts";
import type { Findings } from "./read-findings.ts";
import type { StoredCall } from "./read-weeks.ts";
import { referTo } from "./refer-to.ts";
import type { ObjectionCount } from "./review.ts";

/** The objections of these calls by type, the most frequent first, each with the newest example that may be shown. */
export function countObjections(calls: readonly StoredCall[], { sessions }: Findings): ObjectionCount[] {
  const raised = calls
    .toReversed()
    .flatMap((call) =>
      (sessions.find(({ callId }) => callId === call.id)?.objections ?? []).map((objection) => ({ call, objection })),
    );
  // One sentence may raise two types; it is shown once.
  const shown = new Set<string>();
  return objectionTypes
    .flatMap((type): ObjectionCount[] => {
      const ofType = raised.filter(({ objection }) => objection.type === type);
      if (ofType.length === 0) return [];
      const example = ofType
        .filter(({ call }) => !call.isPrivate)
        .flatMap(({ call, objection }) =>
          objection.evidence.slice(0, 1).map((quote) => ({ call: referTo(call), quote })),
        )
        .find(({ quote }) => !shown.has(quote.quote));
      if (example) shown.add(example.quote.quote);
      return [
        {
          type,
          objections: ofType.length,
          calls: new Set(ofType.map(({ call }) => call.id)).size,
          questioned: ofType.filter(({ objection }) => objection.reaction?.questionFollows === true).length,
          example: example ?? null,
        },
      ];
    })
    .toSorted((a, b) => b.objections - a.objections);
}
