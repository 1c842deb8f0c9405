import { dimensions } from "../../src/coaching/calls/call.ts";
import type { JudgedCall, Run } from "./judge-calls.ts";
import type { Comparison, LabelledFolder } from "./labelled-folder.ts";

/** One comparison in one run. Differences are better minus worse, in points of 100; null without a score. */
export interface Compared {
  comparison: Comparison;
  better: JudgedCall;
  worse: JudgedCall;
  margin: number | null;
  /** In the other dimensions, where both have a score. Empty for ranked calls, which differ in everything. */
  elsewhere: number[];
  ordered: boolean;
}

/** Comparisons of which a call has no judgement are left out. */
export function compareCalls(folder: LabelledFolder, { judged }: Run): Compared[] {
  return folder.comparisons.flatMap((comparison) => {
    const [better, worse] = [judged.get(comparison.better), judged.get(comparison.worse)];
    if (!better || !worse) return [];
    const differences = dimensions.map((dimension) => ({
      dimension,
      by: minus(better.scores[dimension], worse.scores[dimension]),
    }));
    const margin = differences.find(({ dimension }) => dimension === comparison.dimension)?.by ?? null;
    const others = differences.filter(({ dimension }) => dimension !== comparison.dimension);
    const elsewhere = folder.kind === "pairs" ? others.flatMap(({ by }) => by ?? []) : [];
    return [{ comparison, better, worse, margin, elsewhere, ordered: margin !== null && margin > 0 }];
  });
}

const minus = (left: number | null | undefined, right: number | null | undefined) =>
  typeof left === "number" && typeof right === "number" ? left - right : null;
