import { sql } from "drizzle-orm";
import type { Product, RepRole } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import type { Database } from "../../storage/database.ts";
import { type CallFilter, matchCalls } from "./call-filter.ts";
import { describeTeamMissing } from "./describe-team-missing.ts";
import { type CommonGap, findCommonGaps } from "./find-common-gaps.ts";
import { type ExemplaryCall, findExemplaryCalls } from "./find-exemplary-calls.ts";
import { findMovers, type Mover } from "./find-movers.ts";
import { rankReps, type RepSummary } from "./rank-reps.ts";
import { readLevels } from "./read-levels.ts";
import { readRepDirectory } from "./read-rep-directory.ts";
import { readWeeklyScores } from "./read-weekly-scores.ts";
import type { ScoreName } from "./score-names.ts";
import { type ScoreSummary, summarizeScores } from "./summarize-scores.ts";
import { periodOf, type TimePeriod } from "./time-period.ts";
import { type ZonedPeriod, zonePeriod } from "./zone-period.ts";

export interface TeamInsightsRequest {
  timePeriod: TimePeriod;
  /** The rep's role on the calls. */
  role?: RepRole | undefined;
  product?: Product | undefined;
}

export interface TeamInsights {
  period: ZonedPeriod;
  callsAnalyzed: number;
  analyzers: { signals: number; model: number };
  averages: Record<ScoreName, ScoreSummary>;
  /** Who has an analysed call in the period, the best average first. */
  reps: RepSummary[];
  movers: { up: Mover[]; down: Mover[] };
  commonGaps: CommonGap[];
  exemplaryCalls: ExemplaryCall[];
  notice: string | null;
}

/** What the whole team's calls say in a period: where it stands, who moved, what many find hard, and what to hear. */
export async function gatherTeamInsights(
  { timePeriod, role, product }: TeamInsightsRequest,
  deps: Pick<CoachingDeps, "database" | "rubrics" | "clock" | "settings">,
): Promise<TeamInsights> {
  const { database, rubrics, clock, settings } = deps;
  const { from, to, previous } = periodOf(timePeriod, clock.now(), settings.timezone);
  const filter = { from, to, role, product };
  const [weeks, levels, identify, exemplaryCalls, stored] = await Promise.all([
    readWeeklyScores(
      database,
      { ...filter, from: previous?.from ?? from },
      { timezone: settings.timezone, currentFrom: from },
    ),
    readLevels(database, filter),
    readRepDirectory(database),
    findExemplaryCalls(database, filter, rubrics),
    countCalls(database, filter),
  ]);
  const everybody = rankReps(weeks, levels, identify, rubrics);
  const reps = everybody.filter(({ callsAnalyzed }) => callsAnalyzed > 0);
  const current = weeks.filter((week) => week.current);
  const callsAnalyzed = current.reduce((sum, { calls }) => sum + calls, 0);
  const model = current.reduce((sum, { byModel }) => sum + byModel, 0);
  const averages = summarizeScores(weeks);
  return {
    period: zonePeriod({ from, to }, settings.timezone),
    callsAnalyzed,
    analyzers: { signals: callsAnalyzed - model, model },
    averages,
    reps,
    movers: findMovers(reps),
    commonGaps: findCommonGaps(reps),
    exemplaryCalls,
    notice: describeTeamMissing({ callsAnalyzed, ...stored, overall: averages.overall }),
  };
}

async function countCalls(
  { orm }: Pick<Database, "orm">,
  filter: CallFilter,
): Promise<{ unanalyzed: number; anyStored: boolean }> {
  const { rows } = await orm.execute<{ unanalyzed: number; any_stored: boolean }>(
    sql`select exists (select 1 from calls) as any_stored,
      (select count(*) from calls c where ${matchCalls("c", filter)} and c.analyzer is null) as unanalyzed`,
  );
  const [row] = rows;
  return { unanalyzed: row?.unanalyzed ?? 0, anyStored: row?.any_stored ?? false };
}
