import { type Dimension, repRoles, type RepRole } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import { groupBy } from "./group-by.ts";
import { mostFrequentRole } from "./most-frequent-role.ts";
import { listStandings, rankGaps, type Standing } from "./rank-standings.ts";
import type { LevelsOfRep } from "./read-levels.ts";
import type { RepIdentity } from "./read-rep-directory.ts";
import { sumByCriterion } from "./read-team-levels.ts";
import type { WeeklyScores } from "./read-weekly-scores.ts";
import type { ScoreName } from "./score-names.ts";
import { type ScoreSummary, summarizeScores } from "./summarize-scores.ts";

export interface RepSummary {
  rep: { email: string | null; name: string; role: RepRole };
  callsAnalyzed: number;
  /** In the period before. */
  callsBefore: number;
  scores: Record<ScoreName, ScoreSummary>;
  standings: Standing[];
  /** What to work on first; null when nothing is low. */
  focus: Standing | null;
}

/** Everybody with an analysed call in the period or the one before, the best average first. */
export function rankReps(
  weeks: readonly WeeklyScores[],
  levels: readonly LevelsOfRep[],
  identify: (seen: { address: string | null; name: string }) => RepIdentity,
  rubrics: Record<Dimension, LoadedRubric>,
): RepSummary[] {
  const team = sumByCriterion(levels);
  const levelsOf = groupBy(levels, (each) => identify(each).key);
  const people = groupBy(weeks, (each) => identify(each).key);
  return [...people]
    .map(([key, own]): RepSummary => {
      const current = own.filter((week) => week.current);
      const role = mostFrequentRole(current.length > 0 ? current : own) ?? repRoles[0];
      const callsAnalyzed = countCalls(current);
      const standings = listStandings(sumByCriterion(levelsOf.get(key) ?? []), {
        rubrics,
        role,
        team,
        fewestCalls: Math.min(2, callsAnalyzed),
      });
      const { email, name } = identify(own.at(-1) ?? { address: null, name: key });
      return {
        rep: { email, name, role },
        callsAnalyzed,
        callsBefore: countCalls(own) - callsAnalyzed,
        scores: summarizeScores(own),
        standings,
        focus: rankGaps(standings)[0] ?? null,
      };
    })
    .toSorted((a, b) => averageOf(b) - averageOf(a) || (a.rep.name < b.rep.name ? -1 : 1));
}

const countCalls = (weeks: readonly WeeklyScores[]) => weeks.reduce((sum, { calls }) => sum + calls, 0);
const averageOf = ({ scores }: RepSummary) => scores.overall.average ?? -1;
