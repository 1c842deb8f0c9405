import { z } from "zod";
import type { ListedCall } from "../../coaching/calls/call-archive.ts";
import { ToolError } from "../../core/errors.ts";
import { Id, text } from "./gong-fields.ts";

const CallItem = z.object({
  id: Id,
  title: text,
  started: text,
  duration: z.number().nullish().catch(null),
  isPrivate: z.boolean().nullish().catch(null),
  scope: text,
});

/** One item of `GET /calls`. @throws ToolError for one without an id. */
export function readListedCall(item: unknown): ListedCall {
  const parsed = CallItem.safeParse(item);
  if (!parsed.success) {
    throw new ToolError("unavailable", "Gong listed a call without an id.", { reason: "refused" });
  }
  const { duration, isPrivate, ...call } = parsed.data;
  return { ...call, durationSeconds: duration ?? null, isPrivate: isPrivate ?? false };
}
