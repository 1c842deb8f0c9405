import { sayJudges, saySigned, sayClock } from "./say-insight-parts.ts";
import type { TeamInsightsOutput } from "./get-team-insights-output.ts";

/** What a sales leader would want on a Monday: where the team stands, who moved, what many find hard, what to hear. */
export function sayTeamInsights(insights: TeamInsightsOutput): string {
  const { calls_analyzed: calls, reps, movers, common_gaps: gaps, exemplary_calls: exemplary, notice } = insights;
  const since = insights.period.from ? ` since ${insights.period.from.slice(0, 10)}` : "";
  const moved = [...movers.up, ...movers.down];
  return [
    `Team: ${count(calls, "call")} of ${count(reps.length, "rep")} analyzed${since}`,
    notice && `Note: ${notice}`,
    calls > 0 && sayAverages(insights),
    reps.length > 0 &&
      `Reps\n${reps.slice(0, 12).map(sayRep).join("\n")}${reps.length > 12 ? `\n  and ${reps.length - 12} more` : ""}`,
    moved.length > 0 && `Moved\n${moved.map(sayMover).join("\n")}`,
    gaps.length > 0 && `Hard for many\n${gaps.slice(0, 3).map(sayGap).join("\n")}`,
    exemplary.length > 0 && `Worth hearing\n${sayCalls(exemplary)}`,
    calls > 0 && sayJudges(insights.analyzers),
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join("\n\n");
}

function sayAverages({ averages }: TeamInsightsOutput): string {
  return Object.entries(averages)
    .map(([name, { average, previous_period: before, trend_per_month: trend }]) => {
      if (average === null) return `  ${title(name)}: not scored`;
      const beside = [
        before !== null && `${saySigned(average - before)} against the period before`,
        trend !== null && `${saySigned(trend)} a month`,
      ].filter((part) => part !== false);
      return `  ${title(name)}: ${average}${name === "overall" ? " of 100" : ""}${beside.length > 0 ? ` (${beside.join(", ")})` : ""}`;
    })
    .join("\n");
}

function sayRep({
  rep,
  calls_analyzed: calls,
  scores,
  previous_period: before,
  focus,
}: TeamInsightsOutput["reps"][number]): string {
  const { overall } = scores;
  const change = overall !== null && before !== null ? ` (${saySigned(overall - before)})` : "";
  const next = focus ? `; next: ${focus.name}, level ${focus.level.toFixed(1)}` : "";
  return `- ${rep.name} (${rep.role}): ${overall ?? "not scored"}${change} over ${count(calls, "call")}${next}`;
}

function sayMover({
  rep,
  average,
  previous_period: before,
  change,
  calls,
  previous_calls: past,
}: TeamInsightsOutput["movers"]["up"][number]): string {
  return `- ${rep.name} ${saySigned(change)}: ${before} (${count(past, "call")}) to ${average} (${count(calls, "call")})`;
}

function sayGap({ name, level, share_of_reps: share, reps }: TeamInsightsOutput["common_gaps"][number]): string {
  return `- ${name}: level ${level.toFixed(1)} of 5, low for ${Math.round(share * reps)} of ${count(reps, "rep")}`;
}

/** One line a call, however many things it was best in. */
function sayCalls(calls: TeamInsightsOutput["exemplary_calls"]): string {
  const ids = [...new Set(calls.map(({ call_id: id }) => id))];
  return ids
    .flatMap((id) => {
      const own = calls.filter(({ call_id: other }) => other === id);
      const [first] = own;
      if (!first) return [];
      const best = own.map(({ best: name, score }) => `${name.replaceAll("_", " ")} ${score}`).join(", ");
      const moment = first.start_seconds === null ? "" : ` Start at ${sayClock(first.start_seconds)}.`;
      return [`- ${first.rep}, “${first.title}” (${id}): ${best}. ${first.why}.${moment}`];
    })
    .join("\n");
}

const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
