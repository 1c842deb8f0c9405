import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { Dimension } from "../calls/call.ts";
import type { Findings } from "./read-findings.ts";
import type { StoredCall } from "./read-weeks.ts";
import { referTo } from "./refer-to.ts";
import type { Praise } from "./review.ts";

const shown = 3;
const strongFrom = 4;
const fairFrom = 3;

/** The best strengths of these calls, one a criterion: by level, then by weight for the rep's role, then the newest. */
export function choosePraise(
  calls: readonly StoredCall[],
  findings: Findings,
  rubrics: Record<Dimension, LoadedRubric>,
): Praise[] {
  const ranked = calls.toReversed().flatMap((call) =>
    findings.dimensions
      .filter(({ callId }) => callId === call.id)
      .flatMap(({ dimension, strengths }) =>
        strengths.flatMap(({ what, criterion, evidence }) => {
          const level = findings.criteria.find(
            (each) => each.callId === call.id && each.dimension === dimension && each.criterion === criterion,
          )?.level;
          if (level === null || level === undefined || level < fairFrom) return [];
          const weight = rubrics[dimension].criteria.find(({ id }) => id === criterion)?.weights[call.rep.role] ?? 0;
          const praise: Praise = { what, dimension, criterion, level, call: referTo(call), quote: evidence[0] ?? null };
          return [{ praise, rank: level * 10 + weight }];
        }),
      ),
  );
  const best = ranked
    .toSorted((a, b) => Number(b.praise.quote !== null) - Number(a.praise.quote !== null) || b.rank - a.rank)
    .map(({ praise }) => praise);
  const distinct = best.filter(
    (each, index) =>
      index === best.findIndex(({ criterion, what }) => criterion === each.criterion || what === each.what),
  );
  const strong = distinct.filter(({ level }) => level >= strongFrom);
  // What was merely done is praised only where nothing was done well.
  return strong.length > 0 ? strong.slice(0, shown) : distinct.slice(0, 1);
}
