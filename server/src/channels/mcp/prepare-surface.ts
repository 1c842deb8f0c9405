import type { StandardSchemaWithJSON, ToolAnnotations } from "@modelcontextprotocol/server";
import type { BoundTool, Effect } from "../../core/tool.ts";
import { type JsonSchema, toolSchemas } from "../tool-schemas.ts";
import { toolTitle } from "../tool-title.ts";
import { announceOutput } from "./announce-output.ts";

/** A tool as MCP announces it, with everything converted that can be converted before a request comes. */
export interface PreparedTool {
  tool: BoundTool;
  config: {
    title: string;
    description: string;
    inputSchema: StandardSchemaWithJSON<unknown, unknown>;
    outputSchema: StandardSchemaWithJSON<unknown, unknown>;
    annotations: ToolAnnotations;
  };
}

/** All four hints are always said: what is left out a client has to assume the worst of. */
const annotationsOf: Record<Effect, ToolAnnotations> = {
  read: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  write: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  destructive: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
};

/** Done once at start: a server is built for every HTTP request, and its cost is the cost of the request. */
export function prepareSurface(tools: BoundTool[]): PreparedTool[] {
  return tools.map((tool) => {
    const { input, output } = toolSchemas(tool);
    return {
      tool,
      config: {
        title: toolTitle(tool.name),
        description: tool.summary,
        inputSchema: announced(input),
        outputSchema: announced(announceOutput(output)),
        annotations: annotationsOf[tool.effect],
      },
    };
  });
}

/** Shows a schema and lets every value pass: the tool's own door checks both ways, and once is enough. */
function announced(schema: JsonSchema): StandardSchemaWithJSON<unknown, unknown> {
  const json = schema as Record<string, unknown>;
  return {
    "~standard": {
      version: 1,
      vendor: "rapport",
      validate: (value) => ({ value }),
      jsonSchema: { input: () => json, output: () => json },
    },
  };
}
