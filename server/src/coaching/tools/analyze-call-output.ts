import { z } from "zod";
import { callTypes, dimensions, products, repRoles } from "../calls/call.ts";
import { objectionTypes } from "../signals/signals.ts";

const Score = z.number().min(0).max(100).nullable();
const Evidence = z.array(
  z.object({ quote: z.string(), speaker: z.string(), start_seconds: z.number(), end_seconds: z.number() }),
);
const Dimension = z.enum(dimensions);
const Count = z.int().min(0);
const Rate = z.number().min(0);

const Signals = z
  .object({
    talk_ratio: z.number().min(0).max(1),
    longest_monologue_seconds: Rate,
    longest_customer_story_seconds: Rate,
    interactivity_per_minute: Rate,
    patience_seconds: z.number().nullable(),
    questions: Count,
    questions_per_hour: Rate,
    words_per_minute: Rate,
    filler_per_minute: Rate,
    interruptions: Count.nullable(),
    timings_approximate: z.boolean(),
    objections: z.array(
      z.object({
        type: z.enum(objectionTypes),
        reaction: z
          .object({
            pause_seconds: z.number().nullable(),
            interrupted: z.boolean(),
            seconds: Rate,
            words_per_minute: Rate,
            acknowledged: z.boolean(),
            question_follows: z.boolean(),
            confirmed: z.boolean(),
          })
          .nullable(),
        evidence: Evidence,
      }),
    ),
    competitors: z.array(z.object({ name: z.string(), mentions: Count, evidence: Evidence })),
    next_step: z.object({ date: z.string().nullable(), owner: z.string().nullable(), evidence: Evidence }).nullable(),
  })
  .describe("Counted, not judged.");

export const AnalyzeCallOutput = z.object({
  call: z.object({
    id: z.string(),
    title: z.string(),
    started: z.iso.datetime({ offset: true }),
    duration_seconds: Rate,
    call_type: z.enum(callTypes),
    product: z.enum(products).nullable(),
    url: z.string().nullable(),
    rep: z.object({ email: z.string().nullable(), name: z.string(), role: z.enum(repRoles) }),
  }),
  scores: z
    .object({
      overall: Score,
      discovery: Score.optional(),
      product_knowledge: Score.optional(),
      objection_handling: Score.optional(),
      engagement: Score.optional(),
    })
    .describe("0-100; null: not applicable; absent: not asked for."),
  dimensions: z.array(
    z.object({
      dimension: Dimension,
      score: Score,
      criteria: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          level: z.int().min(1).max(5).nullable(),
          reasoning: z.string(),
          evidence: Evidence,
        }),
      ),
      cached: z.boolean(),
    }),
  ),
  strengths: z.array(z.object({ what: z.string(), dimension: Dimension, criterion: z.string(), evidence: Evidence })),
  improvements: z.array(
    z.object({
      what: z.string(),
      why: z.string(),
      say_instead: z.string(),
      dimension: Dimension,
      criterion: z.string(),
      evidence: Evidence,
    }),
  ),
  action_items: z.array(
    z.object({ what: z.string(), owner: z.string().nullable(), due: z.string().nullable(), evidence: Evidence }),
  ),
  signals: Signals,
  claims: z.array(z.object({ claim: z.string(), verdict: z.string(), citation: z.string().nullable() })),
  analyzer: z.enum(["signals", "model"]),
  model: z.string().nullable(),
  rubric_versions: z.partialRecord(Dimension, z.string()),
  cached: z.boolean().describe("Nothing was judged or paid for now."),
  cost: z.object({ usd: Rate, input_tokens: Count, cached_tokens: Count, output_tokens: Count }),
  rejected_quotes: Count.describe("Quotes a model gave that nobody said."),
  windows: z.int().min(1).describe("Parts a long call was judged in."),
  window_spans: z.array(z.object({ start_seconds: z.number(), end_seconds: z.number() })),
  notice: z.string().nullable().describe("What went otherwise than asked."),
});
export type AnalyzeCallOutput = z.output<typeof AnalyzeCallOutput>;
