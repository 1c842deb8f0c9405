import type { BoundTool } from "../../core/tool.ts";
import { toolSchemas } from "../tool-schemas.ts";
import { flagLines } from "./describe-tool.ts";
import type { Io } from "./io.ts";

interface ListOptions {
  tools: BoundTool[];
  json: boolean;
  io: Pick<Io, "stdout">;
}

/** `rapport tools`: each tool, what it does and the flags it takes. */
export function listTools({ tools, json, io }: ListOptions): void {
  io.stdout.write(json ? `${JSON.stringify({ tools: tools.map(describe) }, null, 2)}\n` : tools.map(render).join("\n"));
}

function describe(tool: BoundTool) {
  const { name, summary, scope, effect } = tool;
  const { input, output } = toolSchemas(tool);
  return { name, summary, scope, effect, input_schema: input, output_schema: output };
}

function render(tool: BoundTool): string {
  const heading = tool.effect === "read" ? tool.name : `${tool.name} (${tool.effect})`;
  const flags = flagLines(toolSchemas(tool).input).map((line) => `  ${line}`);
  return [heading, `  ${tool.summary}`, ...flags, ""].join("\n");
}
