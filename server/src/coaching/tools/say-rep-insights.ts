import { sayClock, sayJudges, saySigned } from "./say-insight-parts.ts";
import type { RepInsightsOutput } from "./get-rep-insights-output.ts";

/** What a manager would want before a talk with a rep: where they stand, what to work on, and what to listen to. */
export function sayRepInsights(insights: RepInsightsOutput): string {
  const { rep, calls_analyzed: calls, analyzers, skill_gaps: gaps, strengths, improvements, notice } = insights;
  const who = `${rep.name ?? rep.email}${rep.role ? ` (${rep.role}${rep.active ? "" : ", left"})` : ""}`;
  const since = insights.period.from ? ` since ${insights.period.from.slice(0, 10)}` : "";
  // What the plan exercises anyway is not said twice.
  const planned = new Set(gaps.slice(0, insights.coaching_plan.length).map(({ criterion }) => criterion));
  const advice = improvements.find(({ criterion }) => !planned.has(criterion));
  return [
    `${who}: ${calls} ${calls === 1 ? "call" : "calls"} analyzed${since}`,
    notice && `Note: ${notice}`,
    calls > 0 && sayScores(insights),
    strengths.length > 0 &&
      `Goes well\n${strengths
        .slice(0, 3)
        .map((each) => `- ${each.name}: ${sayLevel(each)}`)
        .join("\n")}`,
    gaps.length > 0 && `To work on\n${gaps.slice(0, 3).map(sayGap).join("\n")}`,
    advice &&
      `Also advised often (${advice.count} of ${calls} calls)\n- ${advice.what}\n  Say instead: “${advice.say_instead}”`,
    insights.coaching_plan.length > 0 &&
      `Plan\n${insights.coaching_plan.map((item, index) => sayPlan(item, index, rep.name)).join("\n")}`,
    calls > 0 && sayJudges(analyzers),
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join("\n\n");
}

type Standing = RepInsightsOutput["skill_gaps"][number];

function sayScores({ scores }: RepInsightsOutput): string {
  return Object.entries(scores)
    .map(([name, { average, previous_period: before, team_average: team, trend_per_month: trend }]) => {
      if (average === null) return `  ${title(name)}: not scored`;
      const beside = [
        before !== null && `${saySigned(average - before)} against the period before`,
        trend !== null && `${saySigned(trend)} a month`,
        team !== null && `team ${team}`,
      ].filter((part) => part !== false);
      return `  ${title(name)}: ${average}${name === "overall" ? " of 100" : ""}${beside.length > 0 ? ` (${beside.join(", ")})` : ""}`;
    })
    .join("\n");
}

function sayLevel({ level, team_level: team, calls }: Standing): string {
  const beside = team === null ? "" : `, team ${team.toFixed(1)}`;
  return `level ${level.toFixed(1)} of 5${beside} (${calls} ${calls === 1 ? "call" : "calls"})`;
}

function sayGap(gap: Standing): string {
  const example = gap.examples.find(({ quote }) => quote !== null);
  return `- ${gap.name}: ${sayLevel(gap)}${example ? `\n  ${example.title}, ${example.started.slice(0, 10)}${sayMoment(example)}` : ""}`;
}

function sayPlan(
  { focus, exercise, calls }: RepInsightsOutput["coaching_plan"][number],
  index: number,
  name: string | null,
): string {
  const [best] = calls;
  const hear = best
    ? `\n   ${best.rep === name ? "Listen again to their own call" : `Listen to ${best.rep},`} “${best.title}” (${best.call_id}), level ${best.level}${sayMoment(best)}`
    : "";
  return `${index + 1}. ${focus}\n   ${exercise}${hear}`;
}

function sayMoment({
  quote,
  speaker,
  start_seconds: at,
}: Pick<Standing["examples"][number], "quote" | "speaker" | "start_seconds">): string {
  if (quote === null || at === null) return "";
  const words = quote.split(/\s+/);
  const text = words.length > 30 ? `${words.slice(0, 30).join(" ")} …` : quote;
  return ` at ${sayClock(at)}, ${speaker}: “${text}”`;
}

const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
