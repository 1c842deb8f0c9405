import { ModelError, type CompletionRequest } from "../../../core/llm.ts";
import type { Call, Dimension } from "../../calls/call.ts";
import type { CoachingDeps } from "../../deps.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { Answer, answerSchema } from "./answer-schema.ts";
import { buildContext } from "./build-context.ts";
import { wholeCall } from "./cut-windows.ts";
import { renderRubric } from "./render-rubric.ts";

type WordingDeps = Pick<CoachingDeps, "prompts" | "rubrics" | "settings">;

/** Far above what an answer takes; it is there so that a runaway answer ends. */
const maxOutputTokens = 16_000;

/** What every judging request has in common: model, rules, schema and room for the answer. */
export function judgingRequest(
  { context, instruction }: Pick<CompletionRequest, "context" | "instruction">,
  { prompts, settings }: WordingDeps,
): CompletionRequest {
  return {
    model: settings.coachingModel,
    system: prompts.text.judge,
    context,
    instruction,
    schema: answerSchema,
    maxOutputTokens,
  };
}

/** The requests about a call that is judged whole: one a dimension, over one prefix that is built once. */
export function wholeCallRequests(
  call: Call,
  notes: readonly ProductNotes[],
  deps: WordingDeps,
): (dimension: Dimension) => CompletionRequest {
  const context = buildContext(call, wholeCall(call).spans, notes, deps.prompts);
  return (dimension) =>
    judgingRequest({ context, instruction: renderRubric(deps.rubrics[dimension], call.rep.role, deps.prompts) }, deps);
}

/** The answer to any of them. @throws ModelError `malformed` when it is not of the schema's shape. */
export function readAnswer(json: unknown): Answer {
  const answer = Answer.safeParse(json);
  if (answer.success) return answer.data;
  throw new ModelError("malformed", "Claude's answer did not have the form that was asked for. Try again.");
}
