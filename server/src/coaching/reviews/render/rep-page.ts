import { html } from "hono/html";
import type { RepReview } from "../review.ts";
import { clip } from "./clip.ts";
import type { Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { callName, callTable, focusCard, quoteBlock, scoreTable, section } from "./page-parts.ts";
import { sayNoFocus } from "./say-rep-week.ts";
import { countOf, sayTooFew, titleOf } from "./say-score.ts";

/** A rep's report as one self-contained HTML file. Everything in it is escaped by the template. */
export function renderRepPage(review: RepReview, generatedAt: Date): string {
  const { rep, week, timezone, calls, scores, wentWell, focus, listenTo, promised } = review;
  const unscored = calls.filter((call) => call.unscored !== null);
  const scored = scores.some(({ score }) => score !== null);
  const tooFew = sayTooFew(scores);
  const body = html`${section("Scores", scored ? [scoreTable(scores, { withTeam: true }), soft(tooFew)] : [html`<p>No call is scored yet.</p>`])}
  ${section(
    "Went well",
    wentWell.map(
      (each) =>
        html`<div class="card">
          <p><strong>${titleOf(each.dimension)}</strong>: ${each.what}</p>
          <p class="soft">On ${callName(each.call, timezone)}</p>
          ${quoteBlock(each.quote)}
        </div>`,
    ),
  )}
  ${section(
    "Work on next",
    focus.length === 0 && scored
      ? [html`<p>${sayNoFocus(scores)}</p>`]
      : focus.map((each) => focusCard(each, timezone)),
  )}
  ${section(
    "Worth hearing",
    listenTo
      ? [
          html`<div class="card">
            <p><strong>${listenTo.call.rep}</strong> on ${callName(listenTo.call, timezone)}</p>
            <p>${listenTo.name}, level ${listenTo.level} of 5.</p>
            ${quoteBlock(listenTo.quote)}
          </div>`,
        ]
      : [],
  )}
  ${section(
    "Promised on these calls",
    promised.length > 0
      ? [
          html`<ul>
            ${promised.map(({ what, owner, due, call }) => html`<li>${clip(what)} ${who(owner, due)}<br /><small>${callName(call, timezone)}</small></li>`)}
          </ul>`,
        ]
      : [],
  )}
  ${section("Calls", calls.length > 0 ? [callTable(calls, timezone, { withRep: false })] : [])}
  ${section(
    "Not scored",
    unscored.length > 0
      ? [
          html`<ul>
            ${unscored.map((call) => html`<li>${callName(call, timezone)}: ${call.unscored}</li>`)}
          </ul>`,
        ]
      : [],
  )}`;
  const title = `${rep.name}: your calls of the week`;
  return renderPage({ title, week, timezone, generatedAt, subtitle: countOf(calls.length, "call") }, body);
}

const soft = (text: string | null): Markup => (text === null ? html`` : html`<p class="soft">${text}</p>`);

function who(owner: string | null, due: string | null): Markup {
  const parts = [owner, due].filter((part) => part !== null);
  return parts.length > 0 ? html`<span class="soft">(${parts.join(", ")})</span>` : html``;
}
