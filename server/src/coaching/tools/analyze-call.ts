import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { analyzeCall } from "../analysis/analyze-call.ts";
import { dimensions } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { AnalyzeCallOutput } from "./analyze-call-output.ts";
import { presentAnalysis } from "./present-analysis.ts";
import { sayAnalysis } from "./say-analysis.ts";

export const analyzeCallTool = defineTool<CoachingDeps>()({
  name: "analyze_call",
  summary:
    "Coach one sales call: scores per dimension with verbatim, timed quotes, strengths, improvements with what to say instead, action items and conversation statistics. Fetches the call from Gong when it is not stored.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    call_id: z.string().trim().min(1).max(200).describe("The call's id, at Gong up to 20 digits."),
    dimensions: z.array(z.enum(dimensions)).min(1).optional().describe("Default: all four."),
    use_cache: z.boolean().default(true).describe("False judges anew and stores nothing in the cache."),
    include_transcript_snippets: z.boolean().default(true).describe("False leaves all quotes out."),
    force_reanalysis: z.boolean().default(false).describe("Judge again, also calls too short to score."),
  }),
  output: AnalyzeCallOutput,
  async run(input, { deps, progress, signal }) {
    const analysis = await analyzeCall(
      {
        callId: input.call_id,
        dimensions: input.dimensions,
        useCache: input.use_cache,
        forceReanalysis: input.force_reanalysis,
      },
      deps,
      { progress, signal },
    );
    return presentAnalysis(analysis, {
      snippets: input.include_transcript_snippets,
      timezone: deps.settings.timezone,
    });
  },
  say: sayAnalysis,
});
