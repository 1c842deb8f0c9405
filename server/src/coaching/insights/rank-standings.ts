import { type Dimension, dimensions, type RepRole } from "../calls/call.ts";
import type { Criterion, LoadedRubric } from "../rubrics/rubric.ts";
import type { LevelTotal } from "./read-levels.ts";
import { roundTenth } from "./round-tenth.ts";

/** How somebody stands in one criterion of the rubric. */
export interface Standing {
  dimension: Dimension;
  criterion: Criterion;
  /** 0-5, of the role. */
  weight: number;
  /** Mean over the calls on which it was judged, 1-5 with one decimal. */
  level: number;
  calls: number;
  /** The same over everybody's calls; null when nobody's were judged. */
  teamLevel: number | null;
}

export interface StandingsOptions {
  rubrics: Record<Dimension, LoadedRubric>;
  role: RepRole;
  team: readonly LevelTotal[];
  /** A criterion judged on fewer calls says nothing yet. */
  fewestCalls: number;
}

/** Every criterion that counts for the role and was judged often enough, in the rubrics' order. */
export function listStandings(
  levels: readonly LevelTotal[],
  { rubrics, role, team, fewestCalls }: StandingsOptions,
): Standing[] {
  const own = new Map(levels.map((each) => [each.criterion, each]));
  const all = new Map(team.map((each) => [each.criterion, each]));
  return dimensions.flatMap((dimension) =>
    rubrics[dimension].criteria.flatMap((criterion) => {
      const total = own.get(criterion.id);
      const teamTotal = all.get(criterion.id);
      const weight = criterion.weights[role];
      if (!total || total.calls < Math.max(1, fewestCalls) || weight === 0) return [];
      const level = roundTenth(total.sum / total.calls);
      const teamLevel = teamTotal && teamTotal.calls > 0 ? roundTenth(teamTotal.sum / teamTotal.calls) : null;
      return [{ dimension, criterion, weight, level, calls: total.calls, teamLevel }];
    }),
  );
}

/** Where a good call stands. */
const good = 4;
const lowBelow = 3.5;

/** Nearer to level 3 than to 4, or lower. */
export const isLow = ({ level }: Pick<Standing, "level">) => level < lowBelow;

/**
 * The criteria to work on, the costliest first: weight times how far the mean lies below level 4 and, on top, below
 * the team's. Only those nearer to level 3 than to 4 or below.
 */
export function rankGaps(standings: readonly Standing[]): Standing[] {
  return standings.filter(isLow).toSorted((a, b) => costOf(b) - costOf(a) || byId(a, b));
}

/** The criteria that go well, mean level 4 and more; those that count most, and are furthest above the team, first. */
export function rankStrengths(standings: readonly Standing[]): Standing[] {
  return standings.filter(({ level }) => level >= good).toSorted((a, b) => gainOf(b) - gainOf(a) || byId(a, b));
}

const costOf = ({ weight, level, teamLevel }: Standing) =>
  weight * (good - level + Math.max(0, (teamLevel ?? level) - level));
const gainOf = ({ weight, level, teamLevel }: Standing) =>
  weight * (level - 3 + Math.max(0, level - (teamLevel ?? level)));
const byId = (a: Standing, b: Standing) => (a.criterion.id < b.criterion.id ? -1 : 1);
