import { z } from "zod";
import type { BoundTool } from "../core/tool.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A tool's schemas as JSON Schema 2020-12: `input` before defaults are filled in, `output` as it is answered. */
export interface ToolSchemas {
  input: JsonSchema;
  output: JsonSchema;
}

/** Converts both schemas. Slow enough to be done once a tool, at start. @throws when zod cannot express one in JSON. */
export function toolSchemas(tool: Pick<BoundTool, "input" | "output">): ToolSchemas {
  return { input: convert(tool.input, "input"), output: convert(tool.output, "output") };
}

function convert(schema: z.ZodObject, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => dropLimitsOfNumbers(jsonSchema),
  });
  return json;
}

/** zod writes the limits of safe integers into every integer; a reader and a model gain nothing from them. */
function dropLimitsOfNumbers(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
