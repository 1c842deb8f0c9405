import type { Hono } from "hono";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import { describeFailure } from "../describe-failure.ts";
import { findTool } from "../find-tool.ts";
import { answerFailure } from "../http/answer-failure.ts";
import type { CallerFor, HttpEnv } from "../http/http-env.ts";
import { BodyTooLarge } from "../http/read-body-text.ts";
import { toolSchemas } from "../tool-schemas.ts";
import { toolTitle } from "../tool-title.ts";
import { readJsonBody } from "./read-json-body.ts";

interface ToolsOptions {
  tools: BoundTool[];
  callerFor: CallerFor;
  log: Log;
}

/** `GET /tools` lists, `POST /tools/<name>` calls: the body is the arguments, the answer the tool's data. */
export function mountTools(app: Hono<HttpEnv>, { tools, callerFor, log }: ToolsOptions): void {
  const listing = tools.map((tool) => {
    const { input, output } = toolSchemas(tool);
    const { name, summary, scope, effect } = tool;
    return { name, title: toolTitle(name), summary, scope, effect, input_schema: input, output_schema: output };
  });

  app.get("/tools", async (context) => {
    await callerFor(context.req.raw, "rest");
    return context.json({ tools: listing });
  });

  app.post("/tools/:name", async (context) => {
    const request = context.req.raw;
    const name = context.req.param("name");
    try {
      const caller = await callerFor(request, "rest");
      const tool = findTool(tools, name);
      const raw = await readJsonBody(request);
      const { data } = await tool.call(raw, { caller, signal: request.signal });
      return context.json(data);
    } catch (error) {
      const requestId = context.get("requestId");
      const failure = describeFailure(error, { log, requestId, tool: name.slice(0, 100), signal: request.signal });
      return answerFailure(context, failure, error instanceof BodyTooLarge ? 413 : undefined);
    }
  });

  app.all("/tools/:name", async (context) => {
    await callerFor(context.req.raw, "rest");
    const { name } = findTool(tools, context.req.param("name"));
    const message = `Call ${name} with POST /tools/${name}.`;
    context.header("Allow", "POST");
    const failure = { code: "invalid_input" as const, message, requestId: context.get("requestId") };
    return answerFailure(context, failure, 405);
  });
}
