import { dimensions, type Dimension } from "../../src/coaching/calls/call.ts";
import type { Run } from "./judge-calls.ts";
import { mean } from "./mean.ts";

/** How much runs over the same calls differ. Standard deviations in points of 100. */
export interface Spread {
  /** Over the calls, of each call's score in all runs. Null where no call was scored twice. */
  meanDeviation: number | null;
  largestDeviation: number | null;
  /** Criteria that got the same level in every run, not applicable counting as a level, of all criteria. */
  equalLevels: number;
  criteria: number;
}

/** The spread in each dimension, over the calls that every run judged; null with fewer than two runs. */
export function measureSpread(runs: readonly Run[]): Record<Dimension, Spread> | null {
  const [first, ...others] = runs;
  if (!first || others.length === 0) return null;
  const ids = [...first.judged.keys()].filter((id) => others.every(({ judged }) => judged.has(id)));
  const byDimension = dimensions.map((dimension) => {
    const deviations = ids.flatMap((id) => {
      const scores = runs.flatMap(({ judged }) => judged.get(id)?.scores[dimension] ?? []);
      return scores.length < 2 ? [] : standardDeviation(scores);
    });
    const agreed = ids.flatMap((id) => agreements(id, dimension, runs));
    const spread: Spread = {
      meanDeviation: mean(deviations),
      largestDeviation: deviations.length === 0 ? null : Math.max(...deviations),
      equalLevels: agreed.filter(Boolean).length,
      criteria: agreed.length,
    };
    return [dimension, spread] as const;
  });
  return Object.fromEntries(byDimension) as Record<Dimension, Spread>;
}

function agreements(id: string, dimension: Dimension, runs: readonly Run[]): boolean[] {
  const levels = runs.map(
    ({ judged }) =>
      new Map(
        judged
          .get(id)
          ?.criteria.filter((criterion) => criterion.dimension === dimension)
          .map((criterion) => [criterion.id, criterion.level]),
      ),
  );
  return [...(levels[0]?.entries() ?? [])].map(([criterion, level]) =>
    levels.every((run) => run.get(criterion) === level),
  );
}

/** Of a sample: divided by one less than its size. */
function standardDeviation(values: readonly number[]): number {
  const middle = mean(values) ?? 0;
  const squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (values.length - 1));
}
