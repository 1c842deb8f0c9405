import { z } from "zod";
import type { CallArchive, RawCallPair } from "../../coaching/calls/call-archive.ts";
import { ToolError } from "../../core/errors.ts";
import { Id } from "./gong-fields.ts";
import { createGongTransport, type GongTransport, type GongTransportOptions } from "./gong-transport.ts";
import { readArchiveUser } from "./read-archive-user.ts";
import { readListedCall } from "./read-listed-call.ts";
import { joinLookups } from "./join-lookups.ts";
import { readPages } from "./read-pages.ts";

const ExtensiveItem = z.object({ metaData: z.object({ id: Id }) });
const TranscriptItem = z.object({ callId: Id });

const contentSelector = {
  context: "Extended",
  exposedFields: {
    parties: true,
    content: {
      structure: true,
      topics: true,
      trackers: true,
      trackerOccurrences: true,
      brief: true,
      outline: true,
      keyPoints: true,
      callOutcome: true,
    },
    interaction: { speakers: true, personInteractionStats: true, questions: true },
    collaboration: { publicComments: true },
  },
};

const gongId = /^\d{1,20}$/;
const checkWindowMs = 60 * 60 * 1000;
const notReadySeconds = 180;

/**
 * Gong's API as the archive of calls. All clients of one key in this process share one request limit; all processes
 * do when they are given a pace.
 */
export function createGongClient(options: GongTransportOptions): CallArchive {
  const send = createGongTransport(options);
  const fetchPair = createPairFetcher(send);
  return {
    async fetchCall(callId, { signal }) {
      // Gong answers an id of another form with 400; it cannot be one of its calls.
      if (!gongId.test(callId)) return null;
      return fetchPair(callId, signal);
    },
    async check() {
      const now = Date.now();
      const window = { from: new Date(now - checkWindowMs), to: new Date(now) };
      const { signal } = new AbortController();
      // Somebody waits for this answer, and may ask again: two attempts are enough.
      await send({ method: "GET", path: "/calls", query: toQuery(window), attempts: 2, signal });
    },
    async *listCalls({ from, to, signal }) {
      const query = toQuery({ from, to });
      const request = { method: "GET", path: "/calls", query, list: "calls", signal } as const;
      yield* onceEach(readPages(send, request), readListedCall);
    },
    async *listUsers({ signal }) {
      const request = { method: "GET", path: "/users", list: "users", signal } as const;
      yield* onceEach(readPages(send, request), readArchiveUser);
    },
  };
}

/** Pages that start again give items twice. */
async function* onceEach<Item extends { id: string }>(items: AsyncIterable<unknown>, read: (item: unknown) => Item) {
  const seen = new Set<string>();
  for await (const item of items) {
    const one = read(item);
    if (!seen.has(one.id)) yield one;
    seen.add(one.id);
  }
}

function toQuery({ from, to }: { from: Date; to: Date }): Record<string, string> {
  return { fromDateTime: from.toISOString(), toDateTime: to.toISOString() };
}

type FetchPair = (callId: string, signal: AbortSignal) => Promise<RawCallPair | null>;

/** Calls that are asked for at the same time share their requests. */
function createPairFetcher(send: GongTransport): FetchPair {
  const findCall = joinLookups((ids, signal) => {
    const request = { path: "/calls/extensive", list: "calls", body: { contentSelector }, signal };
    return collect(send, request, ids, (item) => ExtensiveItem.safeParse(item).data?.metaData.id);
  });
  const findTranscript = joinLookups((ids, signal) => {
    const request = { path: "/calls/transcript", list: "callTranscripts", body: {}, signal };
    return collect(send, request, ids, (item) => TranscriptItem.safeParse(item).data?.callId);
  });
  return async (callId, signal) => {
    const [call, transcript] = await Promise.all([findCall(callId, signal), findTranscript(callId, signal)]);
    if (call === null && transcript === null) return null;
    if (call === null) throw notReady(callId, "has its transcript but not yet the call itself");
    if (transcript === null) throw notReady(callId, "has the call but not yet its transcript");
    return { call, transcript };
  };
}

interface Lookup {
  path: string;
  list: string;
  body: object;
  signal: AbortSignal;
}

async function collect(
  send: GongTransport,
  { body, ...request }: Lookup,
  ids: readonly string[],
  idOf: (item: unknown) => string | undefined,
): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for await (const item of readPages(send, {
    ...request,
    method: "POST",
    body: { filter: { callIds: ids }, ...body },
  })) {
    const id = idOf(item);
    if (id !== undefined && ids.includes(id)) found.set(id, item);
    if (found.size === ids.length) break;
  }
  return found;
}

function notReady(callId: string, what: string): ToolError {
  return new ToolError("unavailable", `Call ${callId} is not ready yet: Gong ${what}. Try again in a few minutes.`, {
    retryAfterSeconds: notReadySeconds,
    reason: "not_ready",
  });
}
