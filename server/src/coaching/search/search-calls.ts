import { type CursorPosition, decodeCursor, encodeCursor } from "../../core/cursor.ts";
import { ToolError } from "../../core/errors.ts";
import type { CoachingDeps } from "../deps.ts";
import { callBriefColumns, type CallBriefRow } from "../tools/call-brief.ts";
import { pageQuery, type Position, totalQuery } from "./build-search.ts";
import { type CallFilters, conditionsOf } from "./call-filters.ts";
import { findSnippets, type SpokenSnippet } from "./find-snippets.ts";
import { readText } from "./read-text.ts";
import { withSearchPlans } from "./with-search-plans.ts";

export interface CallSearch extends CallFilters {
  /** All words in any form, "a phrase", or, -not. */
  text?: string | undefined;
}

export interface FoundCalls {
  items: { call: CallBriefRow; snippets: SpokenSnippet[] }[];
  nextCursor: string | null;
  /** Over all pages. */
  total: number;
}

/**
 * The calls that meet every filter and, anywhere in what was said and in the title, the text; newest first. The call
 * is what is looked for: its words may stand in different turns, those of a phrase in one sentence. A cursor goes on behind
 * the last call shown, so that pages neither repeat nor skip a call while others arrive.
 * @throws ToolError `invalid_input` for a text without words, dates or scores that make no range, a cursor of another
 *   query.
 */
export async function searchCalls(
  search: CallSearch,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  { database, settings }: Pick<CoachingDeps, "database" | "settings">,
): Promise<FoundCalls> {
  const { text, ...filters } = search;
  const after = cursor === undefined ? null : readPosition(decodeCursor(cursor, search));
  const conditions = await conditionsOf(filters, { database, timezone: settings.timezone });
  const plan = { conditions, text: text === undefined ? null : await readText(database, text) };
  const { page, count } = await withSearchPlans(database, async (tx) => ({
    page: await tx.execute<PageRow>(pageQuery(plan, { columns: callBriefColumns("c"), after, limit })),
    count: await tx.execute<{ total: number }>(totalQuery(plan)),
  }));
  const rows = page.rows.slice(0, limit);
  const snippets = plan.text
    ? await findSnippets(
        database,
        rows.map(({ id }) => id),
        plan.text,
      )
    : new Map<string, SpokenSnippet[]>();
  const last = page.rows.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((call) => ({ call, snippets: snippets.get(call.id) ?? [] })),
    nextCursor: last ? encodeCursor(search, [last.started_microseconds, last.id]) : null,
    total: count.rows[0]?.total ?? 0,
  };
}

type PageRow = { [Column in keyof CallBriefRow]: CallBriefRow[Column] } & { started_microseconds: number };

/** Far more than any calendar holds, and still exact. */
const latest = 8.64e15;

function readPosition([startedMicroseconds, id]: CursorPosition): Position {
  if (
    typeof startedMicroseconds === "number" &&
    typeof id === "string" &&
    !id.includes("\0") &&
    Math.abs(startedMicroseconds) <= latest
  ) {
    return { startedMicroseconds, id };
  }
  throw new ToolError("invalid_input", "cursor is not of this list. Pass next_cursor as it was given.", {
    issues: [{ path: "cursor", message: "is not of this list" }],
  });
}
