import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { dimensions } from "../calls/call.ts";
import { compareCalls } from "../comparison/compare-calls.ts";
import type { CoachingDeps } from "../deps.ts";
import { CompareCallsOutput } from "./compare-calls-output.ts";
import { presentComparison } from "./present-comparison.ts";
import { sayComparison } from "./say-comparison.ts";

export const compareCallsTool = defineTool<CoachingDeps>()({
  name: "compare_calls",
  summary:
    "Compare two to five calls criterion by criterion: which was better at what, why, with quotes of both, and what each can take from the other. Judges first what is not judged yet.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    call_ids: z
      .array(z.string().trim().min(1).max(200))
      .min(2)
      .max(5)
      .refine((ids) => new Set(ids).size === ids.length, { error: "names a call twice: each must be another one" })
      .describe("Two to five different calls."),
    dimensions: z.array(z.enum(dimensions)).min(1).optional().describe("Default: all four."),
  }),
  output: CompareCallsOutput,
  async run(input, { deps, progress, signal }) {
    const request = { callIds: input.call_ids, dimensions: input.dimensions };
    return presentComparison(await compareCalls(request, deps, { progress, signal }), deps.settings.timezone);
  },
  say: sayComparison,
});
