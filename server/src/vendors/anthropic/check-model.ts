import type Anthropic from "@anthropic-ai/sdk";
import { ModelError } from "../../core/llm.ts";
import { explainFailure } from "./explain-failure.ts";

export interface CheckContext {
  sdk: Anthropic;
  apiKey: string;
  baseUrl: string;
  timeoutMs: number;
}

/**
 * Asks for the model by name, which costs nothing. Some gateways answer with the list of all models
 * instead, so it is looked for there too.
 * @throws ModelError `rejected_key`, `forbidden`, `bad_request` (unknown model), `unreachable` …
 */
export async function checkModel(model: string, context: CheckContext): Promise<void> {
  const { sdk, apiKey, baseUrl, timeoutMs } = context;
  let answer: unknown;
  try {
    answer = await sdk.models.retrieve(model, undefined, { timeout: timeoutMs });
  } catch (error) {
    const failure = explainFailure(error, { model, baseUrl, apiKey, streaming: false, billed: false });
    if (failure === null) throw error;
    throw new ModelError(failure.failure, failure.explain(1), { cause: failure.cause, requestId: failure.requestId });
  }
  if (typeof answer !== "object" || answer === null) throw unlikeClaude(baseUrl);
  if (!("data" in answer)) {
    if (!("id" in answer)) throw unlikeClaude(baseUrl);
    return;
  }
  const listed = Array.isArray(answer.data) ? answer.data : [];
  if (listed.some((row: unknown) => typeof row === "object" && row !== null && "id" in row && row.id === model)) return;
  throw new ModelError("bad_request", `Claude does not know the model ${model}. Check COACHING_MODEL.`);
}

function unlikeClaude(baseUrl: string): ModelError {
  return new ModelError(
    "unreachable",
    `${new URL(baseUrl).host} does not answer like Claude. Check ANTHROPIC_BASE_URL.`,
  );
}
