import { z } from "zod";
import { dimensions } from "../calls/call.ts";
import { CallBrief, CallScores } from "./call-brief.ts";

const Dimension = z.enum(dimensions);
const Count = z.int().min(0);

export const CompareCallsOutput = z.object({
  calls: z.array(z.object({ call: CallBrief, scores: CallScores })),
  differences: z
    .array(
      z.object({
        dimension: Dimension,
        criterion: z.string(),
        name: z.string(),
        levels: z.record(z.string(), z.number().nullable()),
        values: z.record(z.string(), z.number().nullable()),
        best_call_id: z.string(),
        why: z.string(),
        evidence: z.array(
          z.object({
            call_id: z.string(),
            quote: z.string(),
            speaker: z.string(),
            start_seconds: z.number(),
            end_seconds: z.number(),
          }),
        ),
      }),
    )
    .describe("The weightiest first; levels are 1-5, values are counts or scores."),
  summary: z.string(),
  analyzer: z.enum(["signals", "model"]),
  disagreements: z
    .array(
      z.object({
        dimension: Dimension,
        call_ids: z.array(z.string()),
        first_order: z.string().nullable(),
        swapped_order: z.string().nullable(),
      }),
    )
    .describe("Where the model chose another call once their order was swapped."),
  rejected_quotes: Count,
  cost: z.object({ usd: z.number().min(0), input_tokens: Count, cached_tokens: Count, output_tokens: Count }),
  notice: z.string().nullable(),
});
export type CompareCallsOutput = z.output<typeof CompareCallsOutput>;
