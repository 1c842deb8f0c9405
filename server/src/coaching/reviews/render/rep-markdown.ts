import type { RepReview } from "../review.ts";
import { clip } from "./clip.ts";
import { escapeMarkdown as md } from "./escape-markdown.ts";
import { callName, callTable, focusLines, quoteLine, scoreTable, section } from "./markdown-parts.ts";
import { sayNoFocus } from "./say-rep-week.ts";
import { countOf, sayTooFew, titleOf } from "./say-score.ts";
import { sayWeek } from "./say-time.ts";

/** A rep's report as Markdown. Everything that was said or named by people is escaped. */
export function renderRepMarkdown(review: RepReview): string {
  const { rep, week, timezone, calls, scores, wentWell, focus, listenTo, promised } = review;
  const unscored = calls.filter((call) => call.unscored !== null);
  const scored = scores.some(({ score }) => score !== null);
  return [
    `# ${md(rep.name)}: your calls of the week`,
    `${sayWeek(week)} · ${countOf(calls.length, "call")} · times in ${timezone}`,
    section(
      "Scores",
      scored ? [scoreTable(scores, { withTeam: true }), join(sayTooFew(scores))] : ["No call is scored yet."],
    ),
    section(
      "Went well",
      wentWell.map((each) =>
        lines(
          `- **${titleOf(each.dimension)}**: ${md(each.what)} On ${callName(each.call, timezone)}:`,
          quoteLine(each.quote),
        ),
      ),
    ),
    section(
      "Work on next",
      focus.length > 0 ? focus.map((each) => focusLines(each, timezone)) : scored ? [sayNoFocus(scores)] : [],
    ),
    listenTo &&
      section("Worth hearing", [
        lines(
          `- ${md(listenTo.call.rep)} on ${callName(listenTo.call, timezone)}: ${md(listenTo.name)}, level ${listenTo.level} of 5.`,
          quoteLine(listenTo.quote),
        ),
      ]),
    section(
      "Promised on these calls",
      promised.map(({ what, owner, due, call }) => {
        const who = [owner, due]
          .filter((part) => part !== null)
          .map(md)
          .join(", ");
        return `- ${md(clip(what))}${who ? ` (${who})` : ""}, ${callName(call, timezone)}`;
      }),
    ),
    section("Calls", calls.length > 0 ? [callTable(calls, timezone, { withRep: false })] : []),
    section(
      "Not scored",
      unscored.map((call) => `- ${callName(call, timezone)}: ${md(call.unscored ?? "")}`),
    ),
  ]
    .filter((part) => part !== null)
    .join("\n\n")
    .concat("\n");
}

const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join("\n");
const join = (text: string | null) => text && `\n${text}`;
