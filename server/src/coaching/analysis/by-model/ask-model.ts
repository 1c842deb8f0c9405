import { ModelError, type CompletionRequest, type LanguageModel } from "../../../core/llm.ts";
import type { CoachingDeps } from "../../deps.ts";
import type { Cost } from "../call-analysis.ts";
import { recordModelCall, type Purpose } from "../record-model-call.ts";
import { Answer, answerSchema } from "./answer-schema.ts";

export type ModelDeps = CoachingDeps & { model: LanguageModel };

export interface Question extends Pick<CompletionRequest, "context" | "instruction" | "signal" | "onStarted"> {
  purpose: Omit<Purpose, "model">;
}

/** Far above what an answer takes; it is there so that a runaway answer ends. */
const maxOutputTokens = 16_000;

/**
 * One judging request: sent, written into the ledger, read. @throws ModelError, `malformed` for an answer
 * that is not of the schema's shape.
 */
export async function askModel(question: Question, deps: ModelDeps, cost: Cost): Promise<Answer> {
  const { context, instruction, signal, onStarted } = question;
  const purpose = { ...question.purpose, model: deps.settings.coachingModel };
  const completion = await deps.model
    .complete({
      model: purpose.model,
      system: deps.prompts.text.judge,
      context,
      instruction,
      schema: answerSchema,
      maxOutputTokens,
      ...(signal && { signal }),
      ...(onStarted && { onStarted }),
    })
    .catch(async (error: unknown) => {
      if (error instanceof ModelError) await recordModelCall(error, purpose, deps, cost);
      throw error;
    });
  await recordModelCall(completion, purpose, deps, cost);
  const answer = Answer.safeParse(completion.json);
  if (answer.success) return answer.data;
  throw new ModelError("malformed", "Claude's answer did not have the form that was asked for. Try again.");
}
