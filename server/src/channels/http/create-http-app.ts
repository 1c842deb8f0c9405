import { Hono } from "hono";
import { localAdmin } from "../../core/caller.ts";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import { describeFailure } from "../describe-failure.ts";
import { mountMcpHttp } from "../mcp/mount-mcp-http.ts";
import { mountDocs } from "../rest/mount-docs.ts";
import { mountTools } from "../rest/mount-tools.ts";
import { mountWebhooks, type WebhookDoor } from "../webhooks/mount-webhooks.ts";
import { answerFailure } from "./answer-failure.ts";
import { guardHostAndOrigin } from "./guard-host-and-origin.ts";
import type { CallerFor, HttpEnv } from "./http-env.ts";
import { type Health, mountHealth } from "./mount-health.ts";
import { secureAnswers } from "./secure-answers.ts";

export interface HttpAppOptions {
  tools: BoundTool[];
  version: string;
  health: () => Promise<Health>;
  ready: () => Promise<boolean>;
  log: Log;
  /** Under its name health and readiness are answered too, for monitors; nothing else, until people sign in. */
  publicUrl?: string | undefined;
  /** Default: everyone is the local admin. Only right behind the guard, which lets nobody else in. */
  callerFor?: CallerFor | undefined;
  /** Outside services that push to us, each verified by its door. */
  webhooks?: WebhookDoor[] | undefined;
}

/** Everything that is served over HTTP: webhooks, health, REST with its documentation, and MCP. */
export function createHttpApp(options: HttpAppOptions): Hono<HttpEnv> {
  const { tools, version, health, ready, log, publicUrl } = options;
  const callerFor: CallerFor = options.callerFor ?? ((_request, channel) => localAdmin(channel));
  const app = new Hono<HttpEnv>();

  app.use(secureAnswers());
  // Before the guard: webhooks come under any Host, and their signature says who sent them.
  mountWebhooks(app, options.webhooks ?? [], log);
  app.use(guardHostAndOrigin(publicUrl ? new URL(publicUrl).hostname : null));
  mountHealth(app, { tools: tools.length, version, health, ready, log });
  mountTools(app, { tools, callerFor, log });
  mountDocs(app, { tools, version });
  mountMcpHttp(app, { tools, version, callerFor, log });
  app.get("/", (context) => context.redirect("/docs"));

  app.notFound((context) =>
    answerFailure(context, {
      code: "not_found",
      message: `Nothing is served at ${context.req.method} ${context.req.path.slice(0, 200)}. /docs lists what is.`,
      requestId: context.get("requestId"),
    }),
  );
  app.onError((error, context) =>
    answerFailure(context, describeFailure(error, { log, requestId: context.get("requestId") })),
  );
  return app;
}
