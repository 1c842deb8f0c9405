import { describeCall, marks } from "../analysis/by-model/build-context.ts";
import { clock, plainName } from "../analysis/by-model/render-transcript.ts";
import type { CriterionJudgement } from "../analysis/judgement.ts";
import { sidesOf } from "../transcripts/side-of.ts";
import type { Call, Dimension } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";
import type { ComparedCall } from "./comparison.ts";

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * Two calls for one comparing request: of each the levels, reasons and checked quotes of its criteria and the counted
 * statistics. Not the transcripts: two of them cost tens of times as much, and the judging has read them.
 */
export function renderPair(first: ComparedCall, second: ComparedCall, dimensions: readonly Dimension[]): string {
  return [render("first", first, dimensions), render("second", second, dimensions)].join("\n\n");
}

function render(which: "first" | "second", { call, analysis }: ComparedCall, dimensions: readonly Dimension[]): string {
  const { open, close } = marks(`${which}-call`, call);
  const line = quoteLine(call);
  const { signals } = analysis;
  return [
    `The ${which} call, a ${describeCall(call, []).call_type} call of ${Math.round(call.durationSeconds / 60)} min`,
    open,
    `Counted, the rep spoke ${Math.round(signals.talkRatio * 100)} %, asked ${signals.questions} questions, at most ${Math.round(signals.longestMonologueSeconds)} s in one go, ${signals.interactivityPerMinute.toFixed(1)} changes of speaker a minute`,
    ...analysis.dimensions
      .filter(({ dimension }) => dimensions.includes(dimension))
      .flatMap(({ dimension, criteria }) => [
        `Dimension ${dimension}`,
        criteria.flatMap((each) => findings(each, line)),
      ])
      .flat(),
    close,
  ].join("\n");
}

function findings({ id, level, reasoning, evidence }: CriterionJudgement, line: (quote: Quote) => string): string[] {
  const reached = level === null ? "not applicable" : `level ${level} of 5`;
  return [`Criterion ${id}, ${reached}. ${oneLine(reasoning)}`].concat(evidence.slice(0, 2).map(line));
}

function quoteLine(call: Call): (quote: Quote) => string {
  const side = sidesOf(call);
  const ids = new Map(call.speakers.map(({ id, name }) => [name, id]));
  return ({ quote, speaker, startSeconds }) =>
    `[${clock(startSeconds)}] ${plainName(speaker)} (${side(ids.get(speaker) ?? speaker)}): ${oneLine(quote)}`;
}
