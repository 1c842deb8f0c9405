import { z } from "zod";

const text = { type: "string" } as const;
const list = (items: object) => ({ type: "array", items }) as const;
const record = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/**
 * What every judging request answers: one schema for all, because another schema is another prompt cache.
 * Evidence stands before reasoning and reasoning before the level, in the order in which it is written. What code
 * can derive is not asked for, because every word of an answer is paid for: strengths are the criteria that went
 * well, an improvement is shown by its criterion's quotes, times and speakers come from the transcript.
 */
export const answerSchema: Record<string, unknown> = record({
  criteria: list(
    record({
      id: text,
      quotes: list(text),
      reasoning: text,
      level: { type: "string", enum: ["not_applicable", "1", "2", "3", "4", "5"] },
    }),
  ),
  improvements: list(record({ id: text, what: text, why: text, say_instead: text })),
  action_items: list(record({ quote: text, what: text, owner: text, due: text })),
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
const Text = z.string().trim();

/** The same shape, read. */
export const Answer = z.object({
  criteria: z.array(z.object({ id: Id, quotes: z.array(z.string()), reasoning: Text, level: Level })),
  improvements: z.array(z.object({ id: Id, what: Text, why: Text, say_instead: Text })),
  action_items: z.array(z.object({ quote: z.string(), what: Text, owner: Text, due: Text })),
});
export type Answer = z.output<typeof Answer>;
