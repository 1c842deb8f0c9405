import { html, raw } from "hono/html";
import type { Markup } from "./markup.ts";
import { pageStyle } from "./page-style.ts";
import { sayMoment, sayWeek } from "./say-time.ts";

export interface PageOptions {
  title: string;
  week: string;
  timezone: string;
  generatedAt: Date;
  /** Beside the week, under the title. */
  subtitle: string;
}

/** A whole HTML document that needs nothing from outside, and may load nothing: a policy in it forbids that. */
export function renderPage({ title, week, timezone, generatedAt, subtitle }: PageOptions, body: Markup): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${title}, week of ${sayWeek(week)}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="soft">${sayWeek(week)} · ${subtitle}</p>
          ${body}
          <footer>
            Made by Rapport on ${sayMoment(generatedAt, timezone)}. All times are ${timezone} time. Scores are 0 to 100,
            levels 1 to 5; changes are against the mean of the four weeks before.
          </footer>
        </main>
      </body>
    </html> `;
  return asText(page);
}

/** hono's template is a promise only where a promise is put into it. */
function asText(page: Markup): string {
  if (page instanceof Promise) throw new TypeError("a report was given a promise to render");
  return page.toString();
}
