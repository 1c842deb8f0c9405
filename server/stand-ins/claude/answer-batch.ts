import type { MessageContext } from "./answer-message.ts";
import type { BatchItemRecord, BatchOptions, BatchRecord, ItemFailure } from "./batch-record.ts";
import { checkRequest } from "./check-request.ts";
import { composeAnswer } from "./compose-answer.ts";
import { readPrompt } from "./read-prompt.ts";
import { refuse } from "./refusal.ts";
import { wholeAnswer } from "./whole-answer.ts";

type AnswerContext = Pick<MessageContext, "cache" | "judge" | "inventEvery" | "quoting">;

/**
 * Answers every request of a batch, as at its creation. They run side by side, so none of them reads what another
 * of the same batch wrote, but a later batch does.
 */
export function answerBatch(
  batch: BatchRecord,
  place: number,
  failItem: NonNullable<BatchOptions["failItem"]>,
  context: AnswerContext,
): void {
  const begun = batch.items.map((item, number) => {
    const failure = failItem({ batch: place, number, customId: item.customId, body: item.body });
    return answerItem(item, failure, { atMs: batch.createdAtMs, id: `${batch.id}_${number}` }, context);
  });
  for (const began of begun) began?.();
}

function answerItem(
  item: BatchItemRecord,
  failure: ItemFailure | undefined,
  { atMs, id }: { atMs: number; id: string },
  { cache, judge, inventEvery, quoting }: AnswerContext,
): (() => void) | null {
  const errored = (type: string, message: string) => {
    item.result = { type: "errored", error: { type: "error", error: { type, message }, request_id: null } };
    return null;
  };
  if (failure?.kind === "expired") {
    item.result = { type: "expired" };
    return null;
  }
  if (failure?.kind === "errored") {
    return errored(failure.type ?? "invalid_request_error", failure.message ?? "made to fail");
  }
  const checked = checkRequest(item.body);
  if (checked.refusal !== null) return errored(checked.refusal.type, checked.refusal.message);
  const { request, model } = checked;
  const looked = cache.lookUp(request, model, atMs);
  const answer = composeAnswer(request, { prompt: readPrompt(request), judge, inventEvery, quoting }, failure);
  item.usage = { ...looked.usage, output_tokens: answer.outputTokens };
  const message = { id: `msg_${id}`, type: "message", role: "assistant", model: request.model, stop_sequence: null };
  item.result = { type: "succeeded", message: { ...message, ...wholeAnswer(answer, item.usage) } };
  return () => looked.began();
}

/** What a batch that was cancelled before it was answered shows for each request. */
export function cancelItems(batch: BatchRecord): void {
  for (const item of batch.items) item.result = { type: "canceled" };
}

export const noSuchBatch = (id: string) => refuse(404, `Message batch ${id} not found`);
