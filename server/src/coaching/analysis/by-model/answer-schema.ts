import { z } from "zod";

const text = { type: "string" } as const;
const list = (items: object) => ({ type: "array", items }) as const;
const record = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const quotes = list(record({ quote: text, at: text }));

/**
 * What every judging request answers: one schema for all, because another schema is another prompt cache.
 * Evidence stands before reasoning and reasoning before the level, in the order in which it is written.
 */
export const answerSchema: Record<string, unknown> = record({
  criteria: list(
    record({
      criterion_id: text,
      evidence: quotes,
      reasoning: text,
      level: { type: "string", enum: ["not_applicable", "1", "2", "3", "4", "5"] },
    }),
  ),
  strengths: list(record({ criterion_id: text, what: text })),
  improvements: list(record({ criterion_id: text, evidence: quotes, what: text, why: text, say_instead: text })),
  action_items: list(record({ evidence: quotes, what: text, owner: text, due: text })),
});

// Letter case of an enum is not guaranteed, nor are spaces around ids.
const Id = z.string().transform((id) => id.trim().toLowerCase());
const Level = z
  .union([z.string(), z.number()])
  .transform((level) =>
    String(level)
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  )
  .pipe(z.enum(["not_applicable", "1", "2", "3", "4", "5"]));
const Quotes = z.array(z.object({ quote: z.string(), at: z.string() }));
const Text = z.string().trim();

/** The same shape, read. */
export const Answer = z.object({
  criteria: z.array(z.object({ criterion_id: Id, evidence: Quotes, reasoning: Text, level: Level })),
  strengths: z.array(z.object({ criterion_id: Id, what: Text })),
  improvements: z.array(z.object({ criterion_id: Id, evidence: Quotes, what: Text, why: Text, say_instead: Text })),
  action_items: z.array(z.object({ evidence: Quotes, what: Text, owner: Text, due: Text })),
});
export type Answer = z.output<typeof Answer>;
