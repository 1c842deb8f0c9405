import { createHash } from "node:crypto";
import { z } from "zod";
import { ToolError } from "./errors.ts";

const Packed = z.strictObject({ q: z.string(), at: z.array(z.union([z.string(), z.number(), z.null()])) });

/** The sort values of the last row shown, first key first. */
export type CursorPosition = (string | number | null)[];

/** An opaque place in the answer to one query. It holds no data but the sort values of one row. */
export function encodeCursor(query: unknown, at: CursorPosition): string {
  return Buffer.from(JSON.stringify({ q: fingerprint(query), at })).toString("base64url");
}

/**
 * The place a cursor of this query names. `query` is what was asked without limit and cursor.
 * @throws ToolError `invalid_input` when it is no cursor, or one of another query.
 */
export function decodeCursor(cursor: string, query: unknown): CursorPosition {
  const packed = Packed.safeParse(parse(cursor));
  if (!packed.success) throw refusal("is not a cursor. Pass next_cursor as it was given, or leave it out");
  if (packed.data.q !== fingerprint(query)) {
    throw refusal("belongs to another query. Keep every other argument as it was, or start without a cursor");
  }
  return packed.data.at;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function refusal(what: string): ToolError {
  return new ToolError("invalid_input", `cursor ${what}.`, { issues: [{ path: "cursor", message: what }] });
}

/** Independent of the order of keys; an argument left out counts as one given as undefined. */
function fingerprint(query: unknown): string {
  const text = JSON.stringify(query, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256")
    .update(text ?? "")
    .digest("base64url")
    .slice(0, 16);
}
