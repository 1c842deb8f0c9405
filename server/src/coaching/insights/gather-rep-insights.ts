import type { Product, RepRole } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { findRep, type FoundRep } from "../reps/find-rep.ts";
import { countAdvice, type FrequentAdvice } from "./count-advice.ts";
import { countStoredCalls } from "./count-stored-calls.ts";
import { describeMissing } from "./describe-missing.ts";
import { findCallsToHear } from "./find-calls-to-hear.ts";
import { type Example, findExamples } from "./find-examples.ts";
import { findNearReps } from "./find-near-reps.ts";
import { mostFrequentRole } from "./most-frequent-role.ts";
import { listStandings, rankGaps, rankStrengths, type Standing } from "./rank-standings.ts";
import { readLevels } from "./read-levels.ts";
import { readTeamAverages } from "./read-team-averages.ts";
import { readTeamLevels, sumByCriterion } from "./read-team-levels.ts";
import { readWeeklyScores, type WeeklyScores } from "./read-weekly-scores.ts";
import type { ScoreName } from "./score-names.ts";
import { type ScoreSummary, summarizeScores } from "./summarize-scores.ts";
import { periodOf, type TimePeriod } from "./time-period.ts";
import { type PlanItem, writeCoachingPlan } from "./write-coaching-plan.ts";
import { type ZonedPeriod, zonePeriod } from "./zone-period.ts";

export interface RepInsightsRequest {
  repEmail: string;
  timePeriod: TimePeriod;
  product?: Product | undefined;
}

export interface StandingWithExamples extends Standing {
  examples: Example[];
}

export interface RepInsights {
  rep: Omit<FoundRep, "emails"> & { role: RepRole | null };
  period: ZonedPeriod;
  callsAnalyzed: number;
  /** How many of these were judged by what. */
  analyzers: { signals: number; model: number };
  scores: Record<ScoreName, ScoreSummary>;
  teamAverages: Record<ScoreName, number | null>;
  skillGaps: StandingWithExamples[];
  strengths: StandingWithExamples[];
  improvements: FrequentAdvice[];
  coachingPlan: PlanItem[];
  /** What the answer cannot say, and why; null when nothing is missing. */
  notice: string | null;
}

const mostGaps = 5;
const mostStrengths = 5;
const mostAdvice = 5;
const mostPlanned = 3;

/**
 * What one rep's calls say in a period: scores by week beside the team's, criteria that are low and high with moments
 * to hear, and what to practise. Complete for a rep without calls too: empty, with a notice that says so.
 */
export async function gatherRepInsights(
  { repEmail, timePeriod, product }: RepInsightsRequest,
  deps: Pick<CoachingDeps, "database" | "rubrics" | "clock" | "settings">,
): Promise<RepInsights> {
  const { database, rubrics, clock, settings } = deps;
  const { emails, ...rep } = await findRep(database, repEmail);
  const { from, to, previous } = periodOf(timePeriod, clock.now(), settings.timezone);
  const everybody = { from, to, product };
  const own = { ...everybody, emails };
  const [weeks, levels, teamLevels, teamAverages, stored] = await Promise.all([
    readWeeklyScores(
      database,
      { ...own, from: previous?.from ?? from },
      { timezone: settings.timezone, currentFrom: from },
    ),
    readLevels(database, own),
    readTeamLevels({ database, rubrics }, everybody),
    readTeamAverages(database, everybody),
    countStoredCalls(database, own),
  ]);
  const current = weeks.filter((week) => week.current);
  const callsAnalyzed = countCalls(current);
  const model = current.reduce((sum, { byModel }) => sum + byModel, 0);
  const role = mostFrequentRole(current.length > 0 ? current : weeks);
  const standings = role
    ? listStandings(sumByCriterion(levels), {
        rubrics,
        role,
        team: teamLevels,
        fewestCalls: Math.min(2, callsAnalyzed),
      })
    : [];
  const gaps = rankGaps(standings).slice(0, mostGaps);
  const strengths = rankStrengths(standings).slice(0, mostStrengths);
  const counting = standings.map(({ criterion }) => criterion.id);
  const [low, high, improvements, toHear, near] = await Promise.all([
    findExamples(database, own, { criteria: idsOf(gaps), which: "lowest", most: 3 }),
    findExamples(database, own, { criteria: idsOf(strengths), which: "highest", most: 1 }),
    countAdvice(database, own, { criteria: counting, most: mostAdvice }),
    Promise.all(
      gaps.slice(0, mostPlanned).map(async (gap) => ({
        gap,
        calls: await findCallsToHear(
          database,
          { dimension: gap.dimension, criterion: gap.criterion.id },
          { to, product, except: emails },
        ),
      })),
    ),
    stored.ever === 0 ? findNearReps(database, repEmail) : [],
  ]);
  const scores = summarizeScores(weeks);
  return {
    rep: { ...rep, role },
    period: zonePeriod({ from, to }, settings.timezone),
    callsAnalyzed,
    analyzers: { signals: callsAnalyzed - model, model },
    scores,
    teamAverages,
    skillGaps: withExamples(gaps, low),
    strengths: withExamples(strengths, high),
    improvements,
    coachingPlan: role ? writeCoachingPlan(toHear, role) : [],
    notice: describeMissing({
      rep,
      callsAnalyzed,
      stored,
      overall: scores.overall,
      near,
      product,
      timezone: settings.timezone,
    }),
  };
}

const countCalls = (weeks: readonly WeeklyScores[]) => weeks.reduce((sum, { calls }) => sum + calls, 0);
const idsOf = (standings: readonly Standing[]) => standings.map(({ criterion }) => criterion.id);
const withExamples = (standings: readonly Standing[], examples: ReadonlyMap<string, Example[]>) =>
  standings.map((each) => ({ ...each, examples: examples.get(each.criterion.id) ?? [] }));
