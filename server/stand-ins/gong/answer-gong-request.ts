import { randomUUID } from "node:crypto";
import type { RawCallPair } from "../../src/coaching/calls/call-archive.ts";
import { createPager, type GongReply, refuse } from "./gong-pages.ts";
import type { GongSwitches } from "./gong-switches.ts";

interface Item {
  id: string;
  startedMs: number;
  pair: { call: { metaData: Record<string, unknown>; parties?: unknown[] }; transcript: unknown };
}

interface Filter {
  callIds?: string[] | null;
  fromDateTime?: string | null;
  toDateTime?: string | null;
}

/** A user as `GET /v2/users` shows one. */
export interface GongUser {
  id: string;
  emailAddress?: string | null;
  emailAliases?: string[];
  firstName?: string | null;
  lastName?: string | null;
  title?: string | null;
  active?: boolean;
  managerId?: string | null;
  [field: string]: unknown;
}

export interface GongQuestion {
  method: string;
  path: string;
  query: URLSearchParams;
  body: { cursor?: string | null; filter?: Filter };
}

export interface GongWorld {
  calls: RawCallPair[];
  users: GongUser[];
}

/** Answers `/v2/…` requests over fixed calls and users with Gong's shapes and texts. */
export function createGongAnswers({ calls, users }: GongWorld, pageSize: number, switches: GongSwitches) {
  const items = calls.map(toItem);
  const page = createPager(pageSize, switches);
  const asked = new Map<string, number>();

  function readyOnly(chosen: Item[], what: string, lateFor: number): Item[] {
    return chosen.filter(({ id }) => {
      const times = (asked.get(`${what} ${id}`) ?? 0) + 1;
      asked.set(`${what} ${id}`, times);
      return times > lateFor;
    });
  }

  return function answer({ method, path, query, body }: GongQuestion): GongReply {
    const filter: Filter = method === "GET" ? Object.fromEntries(query) : (body.filter ?? {});
    const cursor = (method === "GET" ? query.get("cursor") : body.cursor) ?? null;
    const chosen = items.filter((item) => isWithin(item, filter));
    const refusal = checkFilter(filter);
    switch (`${method} ${path}`) {
      case "GET /v2/users":
        return page("users", users, cursor);
      case "GET /v2/calls":
        return (
          refusal ??
          page(
            "calls",
            chosen.map(({ pair }) => pair.call.metaData),
            cursor,
          )
        );
      case "POST /v2/calls/extensive": {
        const ready = readyOnly(chosen, "details", switches.detailsLateFor);
        return (
          refusal ??
          page(
            "calls",
            ready.map(({ pair }) => pair.call),
            cursor,
          )
        );
      }
      case "POST /v2/calls/transcript": {
        const ready = readyOnly(chosen, "transcript", switches.transcriptLateFor);
        return (
          refusal ??
          page(
            "callTranscripts",
            ready.map(({ pair }) => pair.transcript),
            cursor,
          )
        );
      }
      default: {
        const id = method === "GET" ? /^\/v2\/calls\/(\d+)$/.exec(path)?.[1] : undefined;
        const item = items.find((candidate) => candidate.id === id);
        if (item) return { status: 200, body: { requestId: randomUUID(), call: item.pair.call.metaData } };
        return refuse(404, id === undefined ? "Not found" : "Call not found");
      }
    }
  };
}

function toItem(raw: RawCallPair): Item {
  const pair = raw as Item["pair"];
  const { id, started } = pair.call.metaData;
  return { id: String(id), startedMs: Date.parse(String(started)), pair };
}

function isWithin({ id, startedMs }: Item, { callIds, fromDateTime, toDateTime }: Filter): boolean {
  return (
    (!callIds || callIds.includes(id)) &&
    (!fromDateTime || startedMs >= Date.parse(fromDateTime)) &&
    (!toDateTime || startedMs < Date.parse(toDateTime))
  );
}

function checkFilter({ callIds, fromDateTime, toDateTime }: Filter): GongReply | null {
  if (callIds?.length === 0) {
    return refuse(400, "filter.callIds: must not be empty but can be null or can be omitted");
  }
  if (fromDateTime && toDateTime && Date.parse(fromDateTime) >= Date.parse(toDateTime)) {
    return refuse(400, "filter.fromDateTime: must be before toDateTime");
  }
  return null;
}
