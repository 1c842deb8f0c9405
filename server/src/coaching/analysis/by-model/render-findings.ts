import type { Call } from "../../calls/call.ts";
import { sidesOf } from "../../transcripts/side-of.ts";
import type { Quote } from "../../transcripts/span.ts";
import type { DimensionJudgement } from "../judgement.ts";
import type { Window } from "./cut-windows.ts";
import { clock, plainName } from "./render-transcript.ts";

/** What the parts of a long call showed for one dimension, for the request that puts them together. */
export function renderFindings(call: Call, windows: readonly Window[], parts: readonly DimensionJudgement[]): string {
  const line = quoteLine(call);
  return parts.map((part, at) => [heading(windows, at), ...renderPart(part, line)].join("\n")).join("\n\n");
}

function heading(windows: readonly Window[], at: number): string {
  const { startSeconds = 0, endSeconds = 0 } = windows[at] ?? {};
  return `Part ${at + 1} of ${windows.length}, ${clock(startSeconds)} to ${clock(endSeconds)}`;
}

function renderPart(part: DimensionJudgement, line: (quote: Quote) => string): string[] {
  return [
    ...part.criteria.flatMap(({ id, level, reasoning, evidence }) => [
      `Criterion ${id}, ${level === null ? "not_applicable" : `level ${level}`}. ${oneLine(reasoning)}`,
      ...evidence.map(line),
    ]),
    ...part.improvements.map(
      ({ criterion, what, why, sayInstead }) =>
        `Improvement under ${criterion}. ${oneLine(`${what} ${why} Say instead, ${sayInstead}`)}`,
    ),
    ...part.actionItems.flatMap(({ what, owner, due, evidence }) => [
      `Action item. ${oneLine(what)} Owner ${oneLine(owner ?? "not said")}, due ${oneLine(due ?? "not said")}.`,
      ...evidence.map(line),
    ]),
  ];
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function quoteLine(call: Call): (quote: Quote) => string {
  const side = sidesOf(call);
  const ids = new Map(call.speakers.map(({ id, name }) => [name, id]));
  return ({ quote, speaker, startSeconds }) =>
    `[${clock(startSeconds)}] ${plainName(speaker)} (${side(ids.get(speaker) ?? speaker)}): ${oneLine(quote)}`;
}
