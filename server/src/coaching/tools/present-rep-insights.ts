import type { Dimension } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { Example } from "../insights/find-examples.ts";
import type { RepInsights, StandingWithExamples } from "../insights/gather-rep-insights.ts";
import { scoreNames } from "../insights/score-names.ts";
import type { Quote } from "../transcripts/span.ts";
import type { RepInsightsOutput } from "./get-rep-insights-output.ts";
import { zoneTime } from "./zone-time.ts";

/** A rep's insights under the names of the public surface. */
export function presentRepInsights(
  insights: RepInsights,
  options: { rubrics: Record<Dimension, LoadedRubric>; timezone: string },
): RepInsightsOutput {
  const { rep, period, scores, teamAverages } = insights;
  const { rubrics, timezone } = options;
  const dimensionOf = new Map(
    Object.values(rubrics).flatMap(({ dimension, criteria }) => criteria.map(({ id }) => [id, dimension] as const)),
  );
  return {
    rep,
    period,
    calls_analyzed: insights.callsAnalyzed,
    analyzers: insights.analyzers,
    scores: Object.fromEntries(
      scoreNames.map((name) => [
        name,
        {
          average: scores[name].average,
          trend_per_month: scores[name].trendPerMonth,
          previous_period: scores[name].previousPeriod,
          team_average: teamAverages[name],
          history: scores[name].history,
        },
      ]),
    ) as RepInsightsOutput["scores"],
    skill_gaps: insights.skillGaps.map((gap) => presentStanding(gap, timezone)),
    strengths: insights.strengths.map((strength) => presentStanding(strength, timezone)),
    improvements: insights.improvements.map(({ criterion, what, why, sayInstead, count, callId, title, started }) => ({
      dimension: dimensionOf.get(criterion) ?? "discovery",
      criterion,
      what,
      why,
      say_instead: sayInstead,
      count,
      call_id: callId,
      title,
      started: zoneTime(started, timezone),
    })),
    coaching_plan: insights.coachingPlan.map(({ calls, ...item }) => ({
      ...item,
      calls: calls.map(({ callId, title, rep: name, own, level, quote }) => ({
        call_id: callId,
        title,
        rep: own ? (rep.name ?? name) : name,
        level,
        ...presentMoment(quote),
      })),
    })),
    notice: insights.notice,
  };
}

function presentStanding(standing: StandingWithExamples, timezone: string): RepInsightsOutput["skill_gaps"][number] {
  const { dimension, criterion, level, calls, teamLevel, examples } = standing;
  return {
    dimension,
    criterion: criterion.id,
    name: criterion.name,
    level,
    calls,
    team_level: teamLevel,
    examples: examples.map((example) => presentExample(example, timezone)),
  };
}

function presentExample({ callId, title, started, level, quote }: Example, timezone: string) {
  return { call_id: callId, title, started: zoneTime(started, timezone), level, ...presentMoment(quote) };
}

const presentMoment = (quote: Quote | null) => ({
  quote: quote?.quote ?? null,
  speaker: quote?.speaker ?? null,
  start_seconds: quote?.startSeconds ?? null,
});
