import { html } from "hono/html";
import type { TeamReview } from "../review.ts";
import type { Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { callName, callTable, focusCard, quoteBlock, repTable, scoreTable, section } from "./page-parts.ts";
import { sayCoverage, sayJudge } from "./say-coverage.ts";
import { sayHeadline } from "./say-headline.ts";
import { sayNoFocus, sayRepWeek } from "./say-rep-week.ts";
import { countOf, sayScore, saySigned, sayTooFew, titleOf } from "./say-score.ts";

/** Leadership's report as one self-contained HTML file. Everything in it is escaped by the template. */
export function renderTeamPage(review: TeamReview, generatedAt: Date): string {
  const { week, timezone, calls, reps } = review;
  const subtitle =
    calls.length === 0 ? "no calls" : `${countOf(calls.length, "call")} by ${countOf(reps.length, "rep")}`;
  const coverage = [...sayCoverage(review.coverage), ...sayJudge(review)];
  const covered = section("Coverage", coverage.length > 0 ? [list(coverage)] : []);
  const body =
    calls.length === 0
      ? html`<p class="lead">
            No calls were recorded in this week, so there is nothing to score and nobody to coach on it.
          </p>
          ${covered}`
      : html`<p class="lead">${sayHeadline(review)}</p>
          ${weekParts(review)}${covered}`;
  return renderPage({ title: "The team's calls of the week", week, timezone, generatedAt, subtitle }, body);
}

function weekParts(review: TeamReview): Markup {
  const { timezone, calls, scores, movers, reps, objections } = review;
  const tooFew = sayTooFew(scores);
  return html`${section("Scores", [scoreTable(scores, { withTeam: false }), tooFew === null ? html`` : html`<p class="soft">${tooFew}</p>`])}
  ${section("Reps", [repTable(reps)])}
  ${section(
    "Who moved",
    movers.length > 0
      ? [
          html`<ul>
            ${movers.map(({ rep, score, before, calls }) => html`<li><strong>${rep.name}</strong> <span class="${score > before ? "up" : "down"}">${saySigned(Math.round(score) - Math.round(before))}</span> to ${sayScore(score)} over ${countOf(calls, "call")} <span class="soft">(before: ${sayScore(before)})</span></li>`)}
          </ul>`,
        ]
      : [],
  )}
  ${section(
    "Who needs what",
    reps.map(
      ({ rep, calls, scores, focus }) =>
        html`<h3>${rep.name} <span class="soft rep">${rep.role}, ${sayRepWeek(calls, scores)}</span></h3>
          ${focus ? focusCard(focus, timezone) : html`<p>${sayNoFocus(scores)}</p>`}`,
    ),
  )}
  ${section("Worth hearing", heard(review))}
  ${section(
    "Objections",
    objections.map(
      ({ type, objections: count, calls, questioned, example }) =>
        html`<p>
            <strong>${type.charAt(0).toUpperCase() + type.slice(1)}</strong>: ${countOf(count, "time")} on
            ${countOf(calls, "call")}, ${questioned} met with a question
            first${example ? "" : "; said on private calls only, which nobody quotes"}
          </p>
          ${quoteBlock(example?.quote ?? null)}`,
    ),
  )}
  ${section("Calls", [callTable(calls, timezone, { withRep: true })])}`;
}

function heard({ worthHearing, instructive, timezone }: TeamReview): Markup[] {
  const best = worthHearing.map(
    ({ dimension, score, call, quote }) =>
      html`<div class="card">
        <p><strong>${titleOf(dimension)}, ${sayScore(score)}</strong>: ${call.rep}, ${callName(call, timezone)}</p>
        ${quoteBlock(quote)}
      </div>`,
  );
  if (!instructive) return best;
  const { score, call, what, quote } = instructive;
  return [
    ...best,
    html`<div class="card">
      <p><strong>Most to learn from, ${sayScore(score)} overall</strong>: ${call.rep}, ${callName(call, timezone)}</p>
      <p>${what}</p>
      ${quoteBlock(quote)}
    </div>`,
  ];
}

const list = (lines: readonly string[]): Markup =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
