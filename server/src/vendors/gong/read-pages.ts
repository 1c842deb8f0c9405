import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { type GongAnswer, isEmptyWindow, isExpiredCursor, notGong } from "./gong-answer.ts";
import type { GongRequest, GongTransport } from "./gong-transport.ts";

const maxRestarts = 3;

const Page = z.looseObject({ records: z.object({ cursor: z.string().nullish() }).nullish() });

export interface PagedRequest extends Omit<GongRequest, "query" | "body"> {
  /** Of a GET; the cursor joins it. */
  query?: Record<string, string>;
  /** Of a POST; the cursor becomes its top-level field. */
  body?: Record<string, unknown>;
  /** The list in each answer: `calls`, `callTranscripts` … */
  list: string;
}

/**
 * Every item of a list over all its pages; nothing for an empty window. A cursor that dies on the way starts the
 * window again, so an item may come twice: callers go by id.
 * @throws ToolError as the transport does, and when the answer is not Gong's.
 */
export async function* readPages(send: GongTransport, request: PagedRequest): AsyncGenerator<unknown, void, undefined> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  let restarts = 0;
  for (;;) {
    const answer: GongAnswer = await send(withCursor(request, cursor));
    if (isExpiredCursor(answer)) {
      restarts += 1;
      if (cursor === null || restarts > maxRestarts) throw cursorsKeepExpiring();
      cursor = null;
      seen.clear();
      continue;
    }
    if (isEmptyWindow(answer)) return;
    const page = readPage(answer, request.list);
    yield* page.items;
    if (page.cursor === null) return;
    if (seen.has(page.cursor)) throw notGong(answer, "the same page came twice");
    seen.add(page.cursor);
    cursor = page.cursor;
  }
}

function withCursor({ list: _list, query, body, ...request }: PagedRequest, cursor: string | null): GongRequest {
  const extra: Record<string, string> = cursor === null ? {} : { cursor };
  return request.method === "GET"
    ? { ...request, query: { ...query, ...extra } }
    : { ...request, body: { ...body, ...extra } };
}

function readPage(answer: GongAnswer, list: string): { items: unknown[]; cursor: string | null } {
  const page = Page.safeParse(answer.body);
  const items = z.array(z.unknown()).safeParse(page.data?.[list]);
  if (!page.success || !items.success) throw notGong(answer, `no list of ${list}`);
  return { items: items.data, cursor: page.data.records?.cursor || null };
}

function cursorsKeepExpiring(): ToolError {
  const message = "Gong's pages expired faster than they could be read. Ask for a shorter period.";
  return new ToolError("unavailable", message, { reason: "refused" });
}
