import { ModelError, type BatchItem, type BatchOptions } from "../../../core/llm.ts";
import { buildBatchedRequest } from "../build-request.ts";
import { askBatches } from "./ask-batches.ts";
import type { BatchContext } from "./batch-context.ts";
import { unlikeBatches } from "./unlike-batches.ts";

const maxRequests = 100_000;
const maxBytes = 256 * 1024 * 1024;
const itemId = /^[a-zA-Z0-9_-]{1,64}$/;

/** Sends one batch. What is wrong with a single request is found out by the service later and stands in its result. */
export async function submitBatchRequests(
  items: readonly BatchItem[],
  { signal }: BatchOptions,
  context: BatchContext,
): Promise<{ batchId: string }> {
  const requests = items.map(({ id, request }) => ({
    custom_id: id,
    params: buildBatchedRequest(request, context.settings),
  }));
  assertAcceptable(requests);
  const host = new URL(context.baseUrl).host;
  const batchId = await askBatches(
    {
      asked: "submit",
      about: items[0]?.request.model ?? "batches",
      notFound: `${host} has no Message Batches, so calls cannot be judged at half the price there; they can be analyzed one by one. Check ANTHROPIC_BASE_URL`,
      repeatable: false,
      signal,
      send: async (own) => {
        const batch: unknown = await context.sdk.messages.batches.create({ requests }, own);
        if (typeof batch === "object" && batch !== null && "id" in batch && typeof batch.id === "string")
          return batch.id;
        throw unlikeBatches(context.baseUrl);
      },
    },
    context,
  );
  context.log.info({ batchId, requests: requests.length }, "Claude took a batch");
  return { batchId };
}

/** Refused here because the service would answer only after all of it was sent. */
function assertAcceptable(requests: readonly { custom_id: string }[]): void {
  const ids = new Set(requests.map(({ custom_id: id }) => id));
  if (requests.length === 0 || ids.size < requests.length || [...ids].some((id) => !itemId.test(id)))
    throw new Error("A batch needs requests with ids of 1-64 letters, digits, _ or -, each once.");
  if (requests.length > maxRequests) throw tooLarge(`${requests.length} requests, where ${maxRequests} are the most`);
  let bytes = 0;
  for (const request of requests) {
    bytes += Buffer.byteLength(JSON.stringify(request)) + 1;
    if (bytes > maxBytes) throw tooLarge("more than 256 MB");
  }
}

function tooLarge(what: string): ModelError {
  return new ModelError("bad_request", `The batch would have ${what}. Put fewer calls into one batch.`);
}
