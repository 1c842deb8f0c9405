import type { Mover } from "../insights/find-movers.ts";
import type { TeamInsights } from "../insights/gather-team-insights.ts";
import type { RepSummary } from "../insights/rank-reps.ts";
import { type ScoreName, scoreNames } from "../insights/score-names.ts";
import type { TeamInsightsOutput } from "./get-team-insights-output.ts";
import { zoneTime } from "./zone-time.ts";

/** A team's insights under the names of the public surface. */
export function presentTeamInsights(insights: TeamInsights, timezone: string): TeamInsightsOutput {
  const { averages, movers } = insights;
  return {
    period: insights.period,
    calls_analyzed: insights.callsAnalyzed,
    analyzers: insights.analyzers,
    averages: eachScore((name) => {
      const { average, trendPerMonth, previousPeriod, history } = averages[name];
      const calls = history.reduce((sum, week) => sum + week.calls, 0);
      return { average, trend_per_month: trendPerMonth, previous_period: previousPeriod, calls };
    }),
    reps: insights.reps.map(presentRep),
    movers: { up: movers.up.map(presentMover), down: movers.down.map(presentMover) },
    common_gaps: insights.commonGaps.map(({ dimension, criterion, level, repsBelow, reps }) => ({
      dimension,
      criterion: criterion.id,
      name: criterion.name,
      level,
      share_of_reps: Math.round((repsBelow / reps) * 100) / 100,
      reps,
    })),
    exemplary_calls: insights.exemplaryCalls.map(({ best, score, callId, title, started, rep, why, quote }) => ({
      best,
      score,
      call_id: callId,
      title,
      started: zoneTime(started, timezone),
      rep,
      why,
      quote: quote?.quote ?? null,
      start_seconds: quote?.startSeconds ?? null,
    })),
    notice: insights.notice,
  };
}

function presentRep({ rep, callsAnalyzed, scores, focus }: RepSummary): TeamInsightsOutput["reps"][number] {
  return {
    rep,
    calls_analyzed: callsAnalyzed,
    scores: eachScore((name) => scores[name].average),
    trend_per_month: scores.overall.trendPerMonth,
    previous_period: scores.overall.previousPeriod,
    focus: focus && { criterion: focus.criterion.id, name: focus.criterion.name, level: focus.level },
  };
}

const presentMover = ({ rep, average, previousPeriod, change, calls, previousCalls }: Mover) => ({
  rep,
  average,
  previous_period: previousPeriod,
  change,
  calls,
  previous_calls: previousCalls,
});

const eachScore = <Value>(valueOf: (name: ScoreName) => Value) =>
  Object.fromEntries(scoreNames.map((name) => [name, valueOf(name)])) as Record<ScoreName, Value>;
