import type { MessageBatchIndividualResponse } from "@anthropic-ai/sdk/resources/messages";
import { ModelError, type BatchOptions, type BatchResult } from "../../../core/llm.ts";
import { explainFailure } from "../explain-failure.ts";
import { askBatches } from "./ask-batches.ts";
import type { BatchContext } from "./batch-context.ts";
import { readLines } from "./read-lines.ts";
import { toBatchOutcome } from "./to-batch-outcome.ts";

/**
 * Every result of a batch that has ended, one by one as they arrive. They are fetched from the address we were given
 * and not from the one the batch names: behind a gateway that is another host, which must not get our key.
 * @throws ModelError also when there are fewer results than requests: the rest has been paid for and is still there.
 */
export async function* readBatchResults(
  batch: { id: string; total: number },
  { signal }: BatchOptions,
  context: BatchContext,
): AsyncIterable<BatchResult> {
  const { sdk, apiKey, baseUrl } = context;
  const response = await askBatches(
    {
      asked: "results",
      about: "batches",
      notFound: `Claude no longer has the results of batch ${batch.id}; they are kept for 29 days`,
      repeatable: true,
      signal,
      send: (own) => sdk.get(`/v1/messages/batches/${encodeURIComponent(batch.id)}/results`, own).asResponse(),
    },
    context,
  );
  let read = 0;
  const broken = (error: unknown) => {
    if (signal.aborted) return new ModelError("cancelled", "The request to Claude was cancelled.");
    const failure = explainFailure(error, { model: "batches", baseUrl, apiKey, streaming: true, billed: false });
    if (failure === null) return error;
    return new ModelError(failure.failure, failure.explain(1), { cause: failure.cause });
  };
  // Wrapped so that only what the line throws is explained, and not what its reader throws.
  async function* lines(): AsyncIterable<MessageBatchIndividualResponse> {
    try {
      if (response.body) for await (const line of readLines(response.body)) yield JSON.parse(line);
    } catch (error) {
      // A parse error quotes the answer, and the answer quotes the transcript.
      throw broken(error instanceof SyntaxError ? new Error("a line of the results is not JSON") : error);
    }
  }
  for await (const { custom_id: id, result } of lines()) {
    read += 1;
    yield { id, outcome: toBatchOutcome(result, context) };
  }
  if (read < batch.total) throw broken(new Error(`${read} of ${batch.total} results came`));
}
