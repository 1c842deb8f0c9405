import type { AnalyzeCallOutput } from "./analyze-call-output.ts";

/** What a rep would want to read after a call: scores, what went well, what to say next time, what comes next. */
export function sayAnalysis(analysis: AnalyzeCallOutput): string {
  const { call, strengths, improvements, action_items: items, notice } = analysis;
  const minutes = Math.max(1, Math.round(call.duration_seconds / 60));
  return [
    `${call.title}\n${call.rep.name} (${call.rep.role}), ${call.call_type.replaceAll("_", " ")} call of ${minutes} min, ${call.started.slice(0, 10)}`,
    notice && `Note: ${notice}`,
    sayScores(analysis),
    strengths.length > 0 && `Went well\n${strengths.slice(0, 2).map(sayStrength).join("\n")}`,
    improvements.length > 0 && `To work on\n${improvements.slice(0, 3).map(sayImprovement).join("\n")}`,
    `Next step: ${sayNextStep(analysis)}`,
    items.length > 0 && `Promised\n${items.slice(0, 5).map(sayItem).join("\n")}`,
    sayConversation(analysis),
    sayJudge(analysis),
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join("\n\n");
}

type Evidence = AnalyzeCallOutput["strengths"][number]["evidence"];

function sayScores({ scores, dimensions }: AnalyzeCallOutput): string {
  const rows = dimensions.map(({ dimension, score: value }) => `  ${title(dimension)}: ${score(value)}`);
  return [`Overall: ${scores.overall === null ? "not applicable" : `${scores.overall} of 100`}`, ...rows].join("\n");
}

function sayStrength({ what, evidence }: AnalyzeCallOutput["strengths"][number]): string {
  return `- ${what}${quoted(evidence)}`;
}

function sayImprovement({ what, why, say_instead: say, evidence }: AnalyzeCallOutput["improvements"][number]): string {
  return `- ${what}${quoted(evidence)}\n  Why: ${why}\n  Say instead: ${say}`;
}

function sayItem({ what, owner, due }: AnalyzeCallOutput["action_items"][number]): string {
  const who = [owner, due].filter((part) => part !== null).join(", ");
  return `- ${what}${who ? ` (${who})` : ""}`;
}

function sayNextStep({ signals: { next_step: step } }: AnalyzeCallOutput): string {
  if (!step) return "none was agreed.";
  return `${sayWhoAndWhen(step)}${quoted(step.evidence)}`;
}

function sayWhoAndWhen({ owner, date }: { owner: string | null; date: string | null }): string {
  if (owner !== null) return `${owner}, ${date ?? "no time was named"}`;
  return date === null ? "agreed, but not who does it and when." : `agreed for ${date}, but not who does it.`;
}

function sayConversation({ signals }: AnalyzeCallOutput): string {
  const competitors = signals.competitors.map(({ name }) => name).join(", ");
  return [
    `The rep spoke ${Math.round(signals.talk_ratio * 100)} % of the time, asked ${signals.questions} questions`,
    `held the floor for at most ${clock(signals.longest_monologue_seconds)}`,
    `and met ${sayObjections(signals.objections.length)}`,
  ]
    .join(", ")
    .concat(competitors ? `. Compared with: ${competitors}.` : ".");
}

/** As listed: two kinds in one turn are two. The findings count turns, those with a less plain concern too. */
function sayObjections(count: number): string {
  if (count === 0) return "no objection";
  return count === 1 ? "1 objection" : `${count} objections`;
}

function sayJudge({ analyzer, model, cost, cached, rejected_quotes: rejected, windows }: AnalyzeCallOutput): string {
  const by = analyzer === "model" ? `Judged by ${model}` : "Scored by conversation signals, no model";
  const parts = windows > 1 ? ` in ${windows} parts` : "";
  const price = cached ? "from the cache, $0" : `$${cost.usd.toFixed(4)}`;
  const invented = rejected > 0 ? `; ${rejected} quotes that nobody said were rejected` : "";
  return `${by}${parts} (${price}${invented}).`;
}

function quoted(evidence: Evidence): string {
  const [first] = evidence;
  if (!first) return "";
  const words = first.quote.split(/\s+/);
  const text = words.length > 40 ? `${words.slice(0, 40).join(" ")} …` : first.quote;
  return `\n  [${clock(first.start_seconds)}] ${first.speaker}: “${text}”`;
}

const title = (dimension: string) => dimension.charAt(0).toUpperCase() + dimension.slice(1).replaceAll("_", " ");

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const score = (value: number | null) => (value === null ? "not applicable" : `${value}`);
const two = (value: number) => String(value).padStart(2, "0");
