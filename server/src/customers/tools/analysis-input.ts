import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../core/cursor.ts";
import { ToolError } from "../../core/errors.ts";

/** `period` as every analysis takes it. What is no day is refused by readPeriod, which says how to write one. */
export const PeriodInput = z.strictObject({
  start: z.string().optional().describe("First day."),
  end: z.string().optional().describe("Day after the last."),
});

export const Product = z.string().trim().min(1).max(300);
export const Category = z.string().trim().min(1).max(300);

export const Limit = z.int().min(1).max(200).default(20).describe("Rows a page.");
export const Cursor = z.string().optional().describe("next_cursor of the page before.");

const Offset = z.tuple([z.int().min(1).max(1_000_000)]);

/**
 * How many rows of a computed list come before the page that a cursor asks for; 0 without one.
 * @throws ToolError `invalid_input` for what is no cursor of this query.
 */
export function offsetOf(cursor: string | undefined, query: unknown): number {
  if (cursor === undefined) return 0;
  const at = Offset.safeParse(decodeCursor(cursor, query));
  if (at.success) return at.data[0];
  throw new ToolError("invalid_input", "cursor is not a cursor. Pass next_cursor as it was given, or leave it out.", {
    issues: [{ path: "cursor", message: "is not a cursor" }],
  });
}

/** The cursor of the page after this one; null on the last. */
export const cursorAfter = (
  query: unknown,
  { offset, shown, total }: { offset: number; shown: number; total: number },
) => (shown > 0 && offset + shown < total ? encodeCursor(query, [offset + shown]) : null);
