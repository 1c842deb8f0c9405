import { groupBy } from "./group-by.ts";
import { isLow, type Standing } from "./rank-standings.ts";
import type { RepSummary } from "./rank-reps.ts";
import { roundTenth } from "./round-tenth.ts";

export interface CommonGap {
  dimension: Standing["dimension"];
  criterion: Standing["criterion"];
  /** Mean over all calls on which it was judged. */
  level: number;
  calls: number;
  /** Reps who are low in it, of those with calls enough to tell. */
  repsBelow: number;
  reps: number;
}

const most = 5;

/** The criteria in which most people stand low, those first that cost the team most: weight times distance below level 4. */
export function findCommonGaps(reps: readonly Pick<RepSummary, "standings">[]): CommonGap[] {
  const standings = reps.flatMap((rep) => rep.standings);
  return [...groupBy(standings, ({ criterion }) => criterion.id).values()]
    .flatMap((own) => {
      const [first] = own;
      const below = own.filter(isLow);
      if (!first || below.length === 0) return [];
      const calls = own.reduce((sum, each) => sum + each.calls, 0);
      const level = own.reduce((sum, each) => sum + each.level * each.calls, 0) / calls;
      const cost = below.reduce((sum, each) => sum + each.weight * (4 - each.level), 0) / own.length;
      const { dimension, criterion } = first;
      return [
        { dimension, criterion, level: roundTenth(level), calls, repsBelow: below.length, reps: own.length, cost },
      ];
    })
    .toSorted((a, b) => b.cost - a.cost || (a.criterion.id < b.criterion.id ? -1 : 1))
    .slice(0, most)
    .map(({ cost: _cost, ...gap }) => gap);
}
