import { type CallReference, type Focus, lineOf, type RepNeed, type ReviewedCall, type ScoreLine } from "../review.ts";
import { scoreNames } from "../../insights/score-names.ts";
import type { Quote } from "../../transcripts/span.ts";
import { clip } from "./clip.ts";
import { escapeMarkdown as md } from "./escape-markdown.ts";
import { sayChange, sayLevel, sayScore, titleOf } from "./say-score.ts";
import { sayOffset, sayStart } from "./say-time.ts";

/** A section with its heading; nothing where there is nothing to say. */
export const section = (title: string, lines: readonly (string | null)[]): string | null => {
  const said = lines.filter((line) => line !== null);
  return said.length === 0 ? null : `## ${title}\n\n${said.join("\n")}`;
};

export const quoteLine = (quote: Quote | null): string | null =>
  quote && `  > ${sayOffset(quote.startSeconds)} ${md(quote.speaker)}: “${md(clip(quote.quote))}”`;

export const callName = ({ title, started }: Pick<CallReference, "title" | "started">, timezone: string): string =>
  `${md(title)} (${sayStart(started, timezone)})`;

export function scoreTable(scores: readonly ScoreLine[], { withTeam }: { withTeam: boolean }): string {
  const head = ["", "This week", "Change", ...(withTeam ? ["Team"] : []), "Calls"];
  const rows = scores.map((line) => [
    titleOf(line.name),
    sayScore(line.score),
    sayChange(line),
    ...(withTeam ? [sayScore(line.team)] : []),
    String(line.calls),
  ]);
  return table(head, rows);
}

export function callTable(calls: readonly ReviewedCall[], timezone: string, { withRep }: { withRep: boolean }): string {
  const head = ["Call", ...(withRep ? ["Rep"] : []), "Started", "Overall", "Disc.", "Product", "Obj.", "Eng."];
  const rows = calls.map(({ title, rep, started, scores }) => [
    md(title),
    ...(withRep ? [md(rep.name)] : []),
    sayStart(started, timezone),
    ...[scores.overall, scores.discovery, scores.product_knowledge, scores.objection_handling, scores.engagement].map(
      sayScore,
    ),
  ]);
  return table(head, rows);
}

export function repTable(reps: readonly RepNeed[]): string {
  const head = ["Rep", "Calls", ...scoreNames.map(titleOf), "Change"];
  const rows = reps.map(({ rep, calls, scores }) => [
    md(rep.name),
    String(calls),
    ...scoreNames.map((name) => sayScore(lineOf(scores, name).score)),
    sayChange(lineOf(scores, "overall")),
  ]);
  return table(head, rows);
}

export function focusLines(focus: Focus, timezone: string): string {
  return [
    `- **${md(focus.name)}** (${titleOf(focus.dimension)}, ${sayLevel(focus)}): ${md(focus.what)}`,
    `  ${md(focus.why)}`,
    `  On ${callName(focus.call, timezone)}:`,
    quoteLine(focus.quote),
    `\n  Say instead: ${md(focus.sayInstead)}`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
