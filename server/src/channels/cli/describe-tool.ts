import type { BoundTool } from "../../core/tool.ts";
import { type JsonSchema, toolSchemas } from "../tool-schemas.ts";
import { columns } from "./render-help.ts";
import { toolFields } from "./tool-fields.ts";

/** `rapport call <tool> --help`: what the tool does and every flag it takes. */
export function describeTool(tool: BoundTool): string {
  const { input } = toolSchemas(tool);
  return [renderUsage(tool.name, input), "", tool.summary, "", ...flagLines(input), ""].join("\n");
}

/** One line with the required flags written out. */
export function renderUsage(name: string, input: JsonSchema): string {
  const required = toolFields(input)
    .filter((field) => field.required)
    .map(({ path, value }) => `--${path.join(".")} ${value}`);
  const hasMore = Object.keys(input.properties ?? {}).length > required.length;
  return [`Usage: rapport call ${name}`, ...required, ...(hasMore ? ["[flags]"] : []), "[--json]"].join(" ");
}

/** Each flag with what it takes and what it is for; required ones are marked. */
export function flagLines(input: JsonSchema): string[] {
  const rows = toolFields(input).map(({ path, value, required, description }): [string, string] => [
    `--${path.join(".")} ${value}`,
    required ? `(required) ${description}`.trimEnd() : description,
  ]);
  return columns(rows);
}
