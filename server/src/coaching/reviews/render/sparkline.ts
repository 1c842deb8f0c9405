import { html, raw } from "hono/html";
import type { ScoreLine } from "../review.ts";
import { sayScore } from "./say-score.ts";
import type { Markup } from "./markup.ts";

const [width, height, margin] = [96, 24, 3];
/** Two points are a line through anything. */
const leastWeeks = 3;

/**
 * Eight weeks of one score as inline SVG, 0 at the bottom and 100 at the top. Weeks without calls are gaps in the line;
 * nothing is drawn with fewer than three weeks of calls.
 */
export function sparkline(history: ScoreLine["history"]): Markup {
  const points = history.flatMap(({ score }, index) =>
    score === null
      ? []
      : [
          {
            x: margin + (index * (width - 2 * margin)) / (history.length - 1),
            y: height - margin - (score / 100) * (height - 2 * margin),
            index,
          },
        ],
  );
  if (points.length < leastWeeks) return html``;
  const path = points
    .map(({ x, y, index }, at) => `${points[at - 1]?.index === index - 1 ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  const label = history.map(({ week, score }) => `${week}: ${sayScore(score)}`).join(", ");
  const dots = points
    .map(
      ({ x, y, index }) =>
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${index === history.length - 1 ? 2.6 : 1.4}"/>`,
    )
    .join("");
  return html`<svg
    class="spark"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${label}"
  >
    <title>${label}</title>
    <path d="${path}" />
    ${raw(dots)}
  </svg>`;
}
