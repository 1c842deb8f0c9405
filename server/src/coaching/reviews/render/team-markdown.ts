import type { TeamReview } from "../review.ts";
import { escapeMarkdown as md } from "./escape-markdown.ts";
import { callName, callTable, focusLines, quoteLine, repTable, scoreTable, section } from "./markdown-parts.ts";
import { sayCoverage, sayJudge } from "./say-coverage.ts";
import { sayHeadline } from "./say-headline.ts";
import { sayNoFocus, sayRepWeek } from "./say-rep-week.ts";
import { countOf, sayScore, saySigned, sayTooFew, titleOf } from "./say-score.ts";
import { sayWeek } from "./say-time.ts";

/** Leadership's report as Markdown. Everything that was said or named by people is escaped. */
export function renderTeamMarkdown(review: TeamReview): string {
  const { week, timezone, calls, scores, reps, movers, worthHearing, instructive, objections, coverage } = review;
  const title = `# The team's calls of the week\n\n${sayWeek(week)} · times in ${timezone}`;
  const covered = section("Coverage", [
    ...sayCoverage(coverage).map((line) => `- ${md(line)}`),
    ...sayJudge(review).map((line) => `- ${md(line)}`),
  ]);
  if (calls.length === 0) {
    return [
      title,
      "No calls were recorded in this week, so there is nothing to score and nobody to coach on it.",
      covered,
    ]
      .filter((part) => part !== null)
      .join("\n\n")
      .concat("\n");
  }
  const tooFew = sayTooFew(scores);
  return [
    title,
    sayHeadline(review),
    section("Scores", [scoreTable(scores, { withTeam: false }), tooFew && `\n${tooFew}`]),
    section("Reps", [repTable(reps)]),
    section(
      "Who moved",
      movers.map(
        ({ rep, score, before, calls }) =>
          `- **${md(rep.name)}**: ${saySigned(Math.round(score) - Math.round(before))} to ${sayScore(score)} over ${countOf(calls, "call")} (before: ${sayScore(before)})`,
      ),
    ),
    section(
      "Who needs what",
      reps.map(({ rep, calls, scores, focus }) =>
        [
          `### ${md(rep.name)} (${rep.role}): ${sayRepWeek(calls, scores)}\n`,
          `${focus ? focusLines(focus, timezone) : sayNoFocus(scores)}\n`,
        ].join("\n"),
      ),
    ),
    section("Worth hearing", [
      ...worthHearing.map(({ dimension, score, call, quote }) =>
        lines(
          `- **${titleOf(dimension)}, ${sayScore(score)}**: ${md(call.rep)}, ${callName(call, timezone)}`,
          quoteLine(quote),
        ),
      ),
      instructive &&
        lines(
          `- **Most to learn from, ${sayScore(instructive.score)} overall**: ${md(instructive.call.rep)}, ${callName(instructive.call, timezone)}. ${md(instructive.what)}`,
          quoteLine(instructive.quote),
        ),
    ]),
    section(
      "Objections",
      objections.map(({ type, objections: count, calls, questioned, example }) =>
        lines(
          `- **${titleCase(type)}**: ${countOf(count, "time")} on ${countOf(calls, "call")}, ${questioned} met with a question first`,
          example ? quoteLine(example.quote) : notQuoted,
        ),
      ),
    ),
    section("Calls", [callTable(calls, timezone, { withRep: true })]),
    covered,
  ]
    .filter((part) => part !== null)
    .join("\n\n")
    .concat("\n");
}

const notQuoted = "  Said on private calls only, which nobody quotes.";
const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join("\n");
const titleCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
