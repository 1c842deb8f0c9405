import { z } from "zod";

/** An id as text, however Gong wrote it; digits were kept when the answer was parsed. */
export const Id = z.union([z.string(), z.number().int()]).transform(String);

/** Trimmed text, or null for what is missing, empty or something else. */
export const text = z
  .string()
  .transform((value) => value.trim() || null)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
