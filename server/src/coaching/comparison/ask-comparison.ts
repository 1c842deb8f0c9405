import { z } from "zod";
import { ModelError } from "../../core/llm.ts";
import type { ModelDeps } from "../analysis/by-model/ask-model.ts";
import type { Cost } from "../analysis/call-analysis.ts";
import { recordModelCall } from "../analysis/record-model-call.ts";
import type { Dimension } from "../calls/call.ts";
import type { ComparedCall } from "./comparison.ts";
import { renderPair } from "./render-pair.ts";

const text = { type: "string" } as const;
const texts = { type: "array", items: text } as const;
const record = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** Quotes stand before the reason and the reason before the verdict, in the order in which it is written. */
const schemaFor = (dimensions: readonly Dimension[]): Record<string, unknown> =>
  record({
    dimensions: {
      type: "array",
      items: record({
        id: { type: "string", enum: [...dimensions] },
        quotes_first: texts,
        quotes_second: texts,
        why: text,
        better: { type: "string", enum: ["first", "second", "equal"] },
      }),
    },
  });

const word = z.string().transform((value) => value.trim().toLowerCase());
const Answer = z.object({
  dimensions: z.array(
    z.object({
      id: word,
      quotes_first: z.array(z.string()),
      quotes_second: z.array(z.string()),
      why: z.string().trim(),
      better: word.pipe(z.enum(["first", "second", "equal"])),
    }),
  ),
});

/** What a model says of one dimension of two calls. Quotes are claims by call id: nothing is checked yet. */
export interface PairVerdict {
  /** Null: equally good. */
  betterId: string | null;
  why: string;
  quotes: Record<string, string[]>;
}

const maxOutputTokens = 4_000;

/**
 * One comparing request, written into the ledger. A dimension that the model leaves out is not in the answer, nor one that was not asked for.
 * @throws ModelError when the model gave no usable answer.
 */
export async function askComparison(
  first: ComparedCall,
  second: ComparedCall,
  { dimensions, signal }: { dimensions: readonly Dimension[]; signal: AbortSignal },
  deps: ModelDeps,
  cost: Cost,
): Promise<Map<Dimension, PairVerdict>> {
  const purpose = {
    purpose: "compare",
    callId: first.call.id,
    dimension: null,
    model: deps.settings.coachingModel,
  } as const;
  const completion = await deps.model
    .complete({
      model: purpose.model,
      system: deps.prompts.text.compare,
      context: renderPair(first, second, dimensions),
      instruction: dimensions.map((dimension) => `- ${dimension}: ${deps.rubrics[dimension].question}`).join("\n"),
      schema: schemaFor(dimensions),
      maxOutputTokens,
      signal,
    })
    .catch(async (error: unknown) => {
      if (error instanceof ModelError) await recordModelCall(error, purpose, deps, cost);
      throw error;
    });
  await recordModelCall(completion, purpose, deps, cost);
  const answer = Answer.safeParse(completion.json);
  const verdicts = answer.data?.dimensions.flatMap((verdict) => {
    const dimension = dimensions.find((each) => each === verdict.id);
    return dimension ? [{ dimension, ...verdict }] : [];
  });
  if (!verdicts || verdicts.length === 0) {
    throw new ModelError("malformed", "Claude's comparison did not have the form that was asked for. Try again.");
  }
  return new Map(
    verdicts.map(({ dimension, better, why, quotes_first: ofFirst, quotes_second: ofSecond }) => [
      dimension,
      {
        betterId: better === "equal" ? null : better === "first" ? first.call.id : second.call.id,
        why,
        quotes: { [first.call.id]: ofFirst, [second.call.id]: ofSecond },
      },
    ]),
  );
}
