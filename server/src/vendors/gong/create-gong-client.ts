import { z } from "zod";
import type { CallArchive, RawCallPair } from "../../coaching/calls/call-archive.ts";
import { ToolError } from "../../core/errors.ts";
import { createGongTransport, type GongTransport, type GongTransportOptions } from "./gong-transport.ts";
import { readPages } from "./read-pages.ts";

/** A call of a window, before anything else of it is fetched. */
export interface ListedCall {
  id: string;
  started: string | null;
  durationSeconds: number | null;
}

export interface CallWindow {
  from: Date;
  /** Exclusive. */
  to: Date;
  signal: AbortSignal;
}

export interface GongClient extends CallArchive {
  /** Every call that started within the window, once each. */
  listCalls(window: CallWindow): AsyncGenerator<ListedCall, void, undefined>;
}

const Id = z.union([z.string(), z.number().int()]).transform(String);
const CallItem = z.object({
  id: Id,
  started: z.string().nullish().catch(null),
  duration: z.number().nullish().catch(null),
});
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

/** Gong's API as the archive of calls. All clients of one key in this process share one request limit. */
export function createGongClient(options: GongTransportOptions): GongClient {
  const send = createGongTransport(options);
  return {
    async fetchCall(callId, { signal }) {
      // Gong answers an id of another form with 400; it cannot be one of its calls.
      if (!gongId.test(callId)) return null;
      return fetchPair(send, callId, signal);
    },
    async check() {
      const now = Date.now();
      const window = { from: new Date(now - checkWindowMs), to: new Date(now) };
      const { signal } = new AbortController();
      // Somebody waits for this answer, and may ask again: two attempts are enough.
      await send({ method: "GET", path: "/calls", query: toQuery(window), attempts: 2, signal });
    },
    async *listCalls({ from, to, signal }) {
      const seen = new Set<string>();
      const query = toQuery({ from, to });
      for await (const item of readPages(send, { method: "GET", path: "/calls", query, list: "calls", signal })) {
        const parsed = CallItem.safeParse(item);
        if (!parsed.success) throw new ToolError("unavailable", "Gong listed a call without an id.");
        const { id, started = null, duration = null } = parsed.data;
        if (!seen.has(id)) yield { id, started, durationSeconds: duration };
        seen.add(id);
      }
    },
  };
}

function toQuery({ from, to }: { from: Date; to: Date }): Record<string, string> {
  return { fromDateTime: from.toISOString(), toDateTime: to.toISOString() };
}

async function fetchPair(send: GongTransport, callId: string, signal: AbortSignal): Promise<RawCallPair | null> {
  const filter = { callIds: [callId] };
  const find = async (request: { path: string; list: string; body: object }, isWanted: (item: unknown) => boolean) => {
    const { path, list, body } = request;
    const items = readPages(send, { method: "POST", path, list, body: { filter, ...body }, signal });
    for await (const item of items) if (isWanted(item)) return item;
    return null;
  };
  const [call, transcript] = await Promise.all([
    find({ path: "/calls/extensive", list: "calls", body: { contentSelector } }, (item) => {
      const parsed = ExtensiveItem.safeParse(item);
      return parsed.success && parsed.data.metaData.id === callId;
    }),
    find({ path: "/calls/transcript", list: "callTranscripts", body: {} }, (item) => {
      const parsed = TranscriptItem.safeParse(item);
      return parsed.success && parsed.data.callId === callId;
    }),
  ]);
  if (call === null && transcript === null) return null;
  if (call === null) throw notReady(callId, "has its transcript but not yet the call itself");
  if (transcript === null) throw notReady(callId, "has the call but not yet its transcript");
  return { call, transcript };
}

function notReady(callId: string, what: string): ToolError {
  return new ToolError("unavailable", `Call ${callId} is not ready yet: Gong ${what}. Try again in a few minutes.`, {
    retryAfterSeconds: notReadySeconds,
  });
}
