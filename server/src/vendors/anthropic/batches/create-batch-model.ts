import type { BatchModel } from "../../../core/llm.ts";
import { askBatches } from "./ask-batches.ts";
import type { BatchContext } from "./batch-context.ts";
import { readBatchResults } from "./read-batch-results.ts";
import { submitBatchRequests } from "./submit-batch-requests.ts";
import { unlikeBatches } from "./unlike-batches.ts";

/** Anthropic's Message Batches API. */
export function createBatchModel(context: BatchContext): BatchModel {
  const { sdk, baseUrl } = context;
  const unknown = (batchId: string) =>
    `Claude does not know the batch ${batchId}. It belongs to another workspace or key, or ${new URL(baseUrl).host} has no Message Batches`;
  return {
    submit: (items, options) => submitBatchRequests(items, options, context),
    async read(batchId, { signal }) {
      const batch = await askBatches(
        {
          asked: "read",
          about: "batches",
          notFound: unknown(batchId),
          repeatable: true,
          signal,
          send: async (own) => {
            const answer = await sdk.messages.batches.retrieve(batchId, {}, own);
            // What a proxy answers need not be what the SDK's types say.
            const counts: unknown = answer?.request_counts;
            if (typeof counts === "object" && counts !== null) return answer;
            throw unlikeBatches(baseUrl);
          },
        },
        context,
      );
      const { processing, succeeded, errored, canceled, expired } = batch.request_counts;
      const done = succeeded + errored + canceled + expired;
      const total = done + processing;
      if (batch.processing_status !== "ended") return { state: "running", done, total };
      return { state: "ended", results: readBatchResults({ id: batchId, total }, { signal }, context) };
    },
    async cancel(batchId, { signal }) {
      await askBatches(
        {
          asked: "cancel",
          about: "batches",
          notFound: unknown(batchId),
          repeatable: true,
          signal,
          send: (own) => sdk.messages.batches.cancel(batchId, {}, own),
        },
        context,
      );
    },
  };
}
