import { z } from "zod";

/** Longest id taken; Gong's have up to 20 digits. */
const maxIdLength = 200;

/**
 * An id as text. A number beyond 2^53 has lost digits before it came here, so it is an error and not an id
 * (parseJsonKeepingIds gives such ids as text).
 */
export const RawId = z
  .union([z.string(), z.number()], { error: "must be text" })
  .refine((id) => typeof id === "string" || id >= 0, { error: "must not be negative", abort: true })
  .refine((id) => typeof id === "string" || Number.isInteger(id), { error: "is not a whole number", abort: true })
  .refine((id) => typeof id === "string" || Number.isSafeInteger(id), {
    error: "is a JSON number that has lost digits: write it as text",
    abort: true,
  })
  .transform((id) => String(id).trim())
  .refine((id) => id !== "", { error: "is empty" })
  .refine((id) => id.length <= maxIdLength && !/[\p{Cc}\p{Surrogate}]/u.test(id), {
    error: `must be at most ${maxIdLength} printable characters`,
  });

/** Text that may be missing or of another type: an optional field never costs a call. */
const optionalText = z
  .string()
  .transform((text) => toStorable(text).trim() || null)
  .nullish()
  .catch(null)
  .transform((text) => text ?? null);
const optionalId = RawId.nullish()
  .catch(null)
  .transform((id) => id ?? null);

const RawSentence = z.object({
  start: z.number({ error: "must be a number of milliseconds" }),
  end: z.number({ error: "must be a number of milliseconds" }),
  text: z.string({ error: "must be text" }).transform(toStorable),
});

export const RawTurn = z.object({
  speakerId: RawId,
  topic: optionalText,
  sentences: z.array(RawSentence, { error: "must be a list" }).min(1, { error: "is empty" }),
});
export type RawTurn = z.output<typeof RawTurn>;

export const RawParty = z.object({
  speakerId: optionalId,
  userId: optionalId,
  name: optionalText,
  emailAddress: optionalText,
  email: optionalText,
  title: optionalText,
  affiliation: optionalText,
});
export type RawParty = z.output<typeof RawParty>;

export const RawMetaData = z.object({
  title: optionalText,
  started: optionalText,
  scheduled: optionalText,
  duration: z.number().positive().nullish().catch(null),
  primaryUserId: optionalId,
  purpose: optionalText,
  url: optionalText,
  isPrivate: z.boolean().nullish().catch(null),
});
export type RawMetaData = z.output<typeof RawMetaData>;

/** Postgres takes neither NUL nor half a surrogate pair in text; both become U+FFFD. */
export function toStorable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}
