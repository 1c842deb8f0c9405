import { randomUUID } from "node:crypto";
import type { GongSwitches } from "./gong-switches.ts";

export interface GongReply {
  status: number;
  body: Record<string, unknown>;
}

interface Cursor {
  offset: number;
  sequenceStartedMs: number;
}

export function refuse(status: number, ...errors: string[]): GongReply {
  return { status, body: { requestId: randomUUID(), errors } };
}

/** Cuts lists into pages; a cursor dies some time after the first request of its sequence. */
export function createPager(pageSize: number, switches: GongSwitches) {
  const cursors = new Map<string, Cursor>();
  return function page(list: string, items: unknown[], token: string | null): GongReply {
    const cursor = token === null ? { offset: 0, sequenceStartedMs: performance.now() } : cursors.get(token);
    if (!cursor) return refuse(400, "cursor is invalid");
    if (performance.now() - cursor.sequenceStartedMs > switches.cursorLifetimeMs) {
      return refuse(400, "The cursor has expired, start again without one");
    }
    if (items.length === 0 && list !== "users")
      return refuse(404, "No calls found corresponding to the provided filters");
    const shown = items.slice(cursor.offset, cursor.offset + pageSize);
    const next = { ...cursor, offset: cursor.offset + pageSize };
    const nextToken = next.offset < items.length ? randomUUID() : null;
    if (nextToken !== null) cursors.set(nextToken, next);
    const records = {
      totalRecords: items.length,
      currentPageSize: shown.length,
      currentPageNumber: Math.floor(cursor.offset / pageSize),
      ...(nextToken !== null && { cursor: nextToken }),
    };
    return { status: 200, body: { requestId: randomUUID(), records, [list]: shown } };
  };
}
