import type { html } from "hono/html";

/** Escaped HTML, as hono's template gives it. */
export type Markup = ReturnType<typeof html>;
