import { clock } from "../analysis/by-model/render-transcript.ts";
import type { CompareCallsOutput } from "./compare-calls-output.ts";

const shown = 6;

/** The calls with their scores, what sets them apart with a quote of each side, and how that was found. */
export function sayComparison(comparison: CompareCallsOutput): string {
  const { calls, differences, summary, notice, disagreements } = comparison;
  const title = (id: string) => calls.find(({ call }) => call.id === id)?.call.title ?? id;
  return [
    calls
      .map(({ call, scores }) => {
        const score = scores.overall === null ? "not scored" : `${scores.overall} of 100`;
        return `${call.title}: ${score}, ${call.rep.name}, ${call.started.slice(0, 10)} (${call.id})`;
      })
      .join("\n"),
    notice && `Note: ${notice}`,
    summary,
    differences.length > 0 &&
      `What sets them apart\n${differences
        .slice(0, shown)
        .map((each) => sayDifference(each, title))
        .join("\n")}`,
    differences.length > shown && `${differences.length - shown} smaller differences are in the data.`,
    disagreements.length > 0 &&
      `Told in the other order Claude chose another call in ${disagreements.map(({ dimension }) => dimension.replaceAll("_", " ")).join(", ")}: levels decide there.`,
    sayJudge(comparison),
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join("\n\n");
}

function sayDifference(
  { name, dimension, best_call_id: best, why, evidence }: CompareCallsOutput["differences"][number],
  title: (id: string) => string,
): string {
  const quotes = [...new Map(evidence.toReversed().map((quote) => [quote.call_id, quote])).values()].toReversed();
  return [
    `- ${name} (${dimension.replaceAll("_", " ")}): ${title(best)}. ${why}`,
    ...quotes.map(
      ({ call_id: id, quote, speaker, start_seconds: start }) =>
        `  ${title(id)} [${clock(start)}] ${speaker}: “${shorten(quote)}”`,
    ),
  ].join("\n");
}

function shorten(quote: string): string {
  const words = quote.split(/\s+/);
  return words.length > 40 ? `${words.slice(0, 40).join(" ")} …` : quote;
}

function sayJudge({ analyzer, cost, rejected_quotes: rejected }: CompareCallsOutput): string {
  const by =
    analyzer === "model"
      ? "Compared by Claude in both orders, levels and statistics"
      : "Compared by levels and statistics";
  const invented = rejected > 0 ? `; ${rejected} quotes that nobody said were rejected` : "";
  return `${by}, ${cost.usd === 0 ? "at no cost" : `for $${cost.usd.toFixed(4)}`}${invented}.`;
}
