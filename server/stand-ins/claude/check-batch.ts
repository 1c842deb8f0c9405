import { z } from "zod";
import { refuse, type Refusal } from "./refusal.ts";

const maxRequests = 100_000;

const BatchRequest = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        custom_id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, { error: "must match ^[a-zA-Z0-9_-]{1,64}$" }),
        params: z.looseObject({ max_tokens: z.int().min(1), stream: z.literal(false).optional() }),
      }),
    )
    .min(1)
    .max(maxRequests),
});

type CheckedBatch =
  | { refusal: Refusal }
  | { refusal: null; requests: { customId: string; params: Record<string, unknown> }[] };

/** What the service refuses about a whole batch at once; what is wrong with a single request it says in its result. */
export function checkBatch(body: unknown): CheckedBatch {
  const parsed = BatchRequest.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { refusal: refuse(400, `${issue?.path.join(".") ?? "request"}: ${issue?.message ?? "invalid"}`) };
  }
  // As they were sent: parsing reorders keys.
  const sent = body as { requests: { custom_id: string; params: Record<string, unknown> }[] };
  const requests = sent.requests.map(({ custom_id: customId, params }) => ({ customId, params }));
  const ids = new Set(requests.map(({ customId }) => customId));
  return ids.size === requests.length
    ? { refusal: null, requests }
    : { refusal: refuse(400, "requests: custom_id must be unique within a batch") };
}
