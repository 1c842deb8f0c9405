import { type Dimension, dimensions } from "../calls/call.ts";
import { roundTenth } from "../insights/round-tenth.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { Findings, JudgedCriterion } from "./read-findings.ts";
import type { StoredCall } from "./read-weeks.ts";
import { referTo } from "./refer-to.ts";
import type { Focus } from "./review.ts";

/** More than two things nobody works on in a week. */
const shown = 2;
const goodFrom = 4;

/**
 * What is to be gained most by working on it: criteria with advice, by distance of their mean level to 5 times the weight
 * for the role, those with a moment to show first. Each with its lowest moment. Nothing that is good already.
 */
export function chooseFocus(
  calls: readonly StoredCall[],
  findings: Findings,
  rubrics: Record<Dimension, LoadedRubric>,
): Focus[] {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const judged = findings.criteria.filter(({ callId }) => byId.has(callId));
  const candidates = dimensions.flatMap((dimension) =>
    rubrics[dimension].criteria.flatMap(({ id, name, weights }) => {
      const rows = judged.filter(
        (each) => each.dimension === dimension && each.criterion === id && each.level !== null,
      );
      const weighed = rows.flatMap((row) => {
        const call = byId.get(row.callId);
        return call && row.level !== null ? [{ row, call, level: row.level, weight: weights[call.rep.role] }] : [];
      });
      const level = weighed.reduce((sum, each) => sum + each.level, 0) / weighed.length;
      const gain = weighed.reduce((sum, each) => sum + (5 - each.level) * each.weight, 0) / weighed.length;
      if (weighed.length === 0 || level >= goodFrom || gain === 0) return [];
      const examples = weighed
        .flatMap(({ row, call }) => {
          const advice = row.advice;
          return advice ? [{ row, call, advice, quote: momentOf(row, findings) }] : [];
        })
        .toSorted(
          (a, b) =>
            Number(b.quote !== null) - Number(a.quote !== null) ||
            (a.row.level ?? 5) - (b.row.level ?? 5) ||
            b.call.started.getTime() - a.call.started.getTime(),
        );
      const [example] = examples;
      if (!example) return [];
      const focus: Focus = {
        dimension,
        criterion: id,
        name,
        level: roundTenth(level),
        calls: weighed.length,
        ...example.advice,
        call: referTo(example.call),
        quote: example.quote,
      };
      return [{ focus, gain }];
    }),
  );
  return candidates
    .toSorted((a, b) => Number(b.focus.quote !== null) - Number(a.focus.quote !== null) || b.gain - a.gain)
    .slice(0, shown)
    .map(({ focus }) => focus);
}

function momentOf(row: JudgedCriterion, findings: Findings) {
  const improvement = findings.dimensions
    .find(({ callId, dimension }) => callId === row.callId && dimension === row.dimension)
    ?.improvements.find(({ criterion }) => criterion === row.criterion);
  return improvement?.evidence[0] ?? row.evidence[0] ?? null;
}
