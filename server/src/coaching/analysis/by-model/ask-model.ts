import { ModelError, type CompletionRequest, type LanguageModel } from "../../../core/llm.ts";
import type { CoachingDeps } from "../../deps.ts";
import type { Cost } from "../call-analysis.ts";
import { recordModelCall, type Purpose } from "../record-model-call.ts";
import type { Answer } from "./answer-schema.ts";
import { readAnswer } from "./judging-request.ts";

export type ModelDeps = CoachingDeps & { model: LanguageModel };

/** Sends one judging request, writes it into the ledger, reads its answer. @throws ModelError */
export async function askModel(
  request: CompletionRequest,
  about: Omit<Purpose, "model">,
  deps: ModelDeps,
  cost: Cost,
): Promise<Answer> {
  const purpose = { ...about, model: request.model };
  const completion = await deps.model.complete(request).catch(async (error: unknown) => {
    if (error instanceof ModelError) await recordModelCall(error, purpose, deps, cost);
    throw error;
  });
  await recordModelCall(completion, purpose, deps, cost);
  return readAnswer(completion.json);
}
