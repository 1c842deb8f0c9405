import type { RepRole } from "../calls/call.ts";
import type { LoadedRubric } from "./rubric.ts";

/**
 * 0-100 from levels, rounded to one decimal: the mean of (level - 1) / 4 by the weights of the role. A criterion without
 * a level is left out and the others carry its weight. Null when no criterion with a weight has a level.
 */
export function scoreDimension(
  criteria: readonly { id: string; level: number | null }[],
  rubric: Pick<LoadedRubric, "criteria">,
  role: RepRole,
): number | null {
  const weights = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion.weights[role]]));
  let total = 0;
  let weighted = 0;
  for (const { id, level } of criteria) {
    const weight = weights.get(id) ?? 0;
    if (level === null || weight === 0) continue;
    total += weight;
    weighted += weight * ((level - 1) / 4);
  }
  return total === 0 ? null : Math.round((weighted / total) * 1000) / 10;
}
