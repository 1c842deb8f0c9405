import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Hono } from "hono";
import type { BoundTool } from "../../core/tool.ts";
import type { HttpEnv } from "../http/http-env.ts";
import { describeApi } from "./describe-api.ts";

const assets: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rapport API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const startScript = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  validatorUrl: null,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: -1,
});
`;

// Swagger UI writes style attributes; scripts come from here and nowhere else.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `GET /openapi.json`, and `GET /docs` to read and try it in a browser, served from this machine alone. */
export function mountDocs(app: Hono<HttpEnv>, { tools, version }: { tools: BoundTool[]; version: string }): void {
  const description = describeApi(tools, version);
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

  app.get("/openapi.json", (context) => context.json(description));
  app.use("/docs/*", async (context, next) => {
    await next();
    context.res.headers.set("Content-Security-Policy", policy);
  });
  app.get("/docs", (context) => context.html(page));
  app.get("/docs/", (context) => context.html(page));
  app.get("/docs/start.js", (context) => context.body(startScript, 200, { "Content-Type": "text/javascript" }));
  for (const [file, type] of Object.entries(assets)) {
    app.get(`/docs/${file}`, async (context) =>
      context.body(await readFile(join(folder, file)), 200, {
        "Content-Type": type,
        "Cache-Control": "public, max-age=86400",
      }),
    );
  }
}
