import { html } from "hono/html";
import type { Quote } from "../../transcripts/span.ts";
import { dimensions } from "../../calls/call.ts";
import { type CallReference, type Focus, lineOf, type RepNeed, type ReviewedCall, type ScoreLine } from "../review.ts";
import { clip } from "./clip.ts";
import type { Markup } from "./markup.ts";
import { countOf, sayChange, sayLevel, sayScore, titleOf } from "./say-score.ts";
import { sayOffset, sayStart } from "./say-time.ts";
import { sparkline } from "./sparkline.ts";

const nothing = html``;

export const section = (title: string, parts: readonly Markup[]): Markup =>
  parts.length === 0
    ? nothing
    : html`<section>
        <h2>${title}</h2>
        ${parts}
      </section>`;

export const quoteBlock = (quote: Quote | null): Markup =>
  quote
    ? html`<blockquote>
        “${clip(quote.quote)}”<small>${quote.speaker}, at ${sayOffset(quote.startSeconds)}</small>
      </blockquote>`
    : nothing;

export const callName = ({ title, started }: Pick<CallReference, "title" | "started">, timezone: string): Markup =>
  html`${title} <span class="soft">(${sayStart(started, timezone)})</span>`;

/** The score as a bar from 0 to 100 with the team's average as a mark on it. */
function bar({ score, team }: ScoreLine, withTeam: boolean): Markup {
  if (score === null) return nothing;
  const mark = withTeam && team !== null ? html`<b style="left:${team}%"></b>` : nothing;
  return html`<span class="bar"><i style="width:${score}%"></i>${mark}</span>`;
}

function change(line: ScoreLine): Markup {
  const text = sayChange(line);
  const direction = text.startsWith("+") ? "up" : text.startsWith("−") ? "down" : "soft";
  return html`<span class="${direction}">${text}</span>`;
}

export function scoreTable(scores: readonly ScoreLine[], { withTeam }: { withTeam: boolean }): Markup {
  const hasSpark = scores.some(({ history }) => history.filter(({ score }) => score !== null).length >= 3);
  const head = html`<tr>
    <th></th>
    <th>Score</th>
    <th class="wide"></th>
    <th>Change</th>
    ${withTeam ? html`<th>Team</th>` : nothing}
    <th>Calls</th>
    ${hasSpark ? html`<th class="wide">8 weeks</th>` : nothing}
  </tr>`;
  const rows = scores.map(
    (line) =>
      html`<tr>
        <td>${titleOf(line.name)}</td>
        <td><strong>${sayScore(line.score)}</strong></td>
        <td class="wide">${bar(line, withTeam)}</td>
        <td>${change(line)}</td>
        ${withTeam ? html`<td>${sayScore(line.team)}</td>` : nothing}
        <td>${line.calls}</td>
        ${hasSpark ? html`<td class="wide">${sparkline(line.history)}</td>` : nothing}
      </tr>`,
  );
  return html`<table>
      <thead>
        ${head}
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${withTeam ? html`<p class="soft wide">The mark on a bar is the team's average.</p>` : nothing}`;
}

export function callTable(calls: readonly ReviewedCall[], timezone: string, { withRep }: { withRep: boolean }): Markup {
  const rows = calls.map(
    ({ title, rep, started, scores }) =>
      html`<tr>
        <td>${title}<br /><small>${withRep ? `${rep.name}, ` : ""}${sayStart(started, timezone)}</small></td>
        <td><strong>${sayScore(scores.overall)}</strong></td>
        ${[scores.discovery, scores.product_knowledge, scores.objection_handling, scores.engagement].map((score) => html`<td class="wide">${sayScore(score)}</td>`)}
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th>Call</th>
        <th>Overall</th>
        <th class="wide">Discovery</th>
        <th class="wide">Product</th>
        <th class="wide">Objections</th>
        <th class="wide">Engagement</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Overall as a bar, the team's average marked on it. */
export function repTable(reps: readonly RepNeed[]): Markup {
  const rows = reps.map(({ rep, calls, scores }) => {
    const overall = lineOf(scores, "overall");
    return html`<tr>
      <td>${rep.name}<br /><small>${countOf(calls, "call")}</small></td>
      <td><strong>${sayScore(overall.score)}</strong></td>
      <td>${bar(overall, true)}</td>
      ${dimensions.map((name) => html`<td class="wide">${sayScore(lineOf(scores, name).score)}</td>`)}
      <td>${change(overall)}</td>
    </tr>`;
  });
  return html`<table>
      <thead>
        <tr>
          <th>Rep</th>
          <th>Overall</th>
          <th></th>
          <th class="wide">Discovery</th>
          <th class="wide">Product</th>
          <th class="wide">Objections</th>
          <th class="wide">Engagement</th>
          <th>Change</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="soft">The mark on a bar is the team's average.</p>`;
}

export const focusCard = (focus: Focus, timezone: string): Markup =>
  html`<div class="card">
    <p><strong>${focus.name}</strong> <span class="soft">${titleOf(focus.dimension)}, ${sayLevel(focus)}</span></p>
    <p>${focus.what} ${focus.why}</p>
    <p class="soft">On ${callName(focus.call, timezone)}</p>
    ${quoteBlock(focus.quote)}
    <p class="say"><strong>Say instead:</strong> ${focus.sayInstead}</p>
  </div>`;
