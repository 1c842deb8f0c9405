import type { ServerResponse } from "node:http";
import { answerBatch, cancelItems, noSuchBatch } from "./answer-batch.ts";
import type { MessageContext } from "./answer-message.ts";
import type { BatchOptions, BatchRecord, BatchRoute } from "./batch-record.ts";
import { checkBatch } from "./check-batch.ts";
import { refuse } from "./refusal.ts";
import { sendJson, sendRefusal } from "./send-json.ts";

export interface BatchServer {
  batches: BatchRecord[];
  /** Serves one request below `/v1/messages/batches`; `body` is parsed, undefined where it is not JSON. */
  serve(asked: { method: string; path: string; body: unknown }, response: ServerResponse, requestId: string): void;
}

type BatchContext = Pick<MessageContext, "cache" | "judge" | "inventEvery" | "quoting"> & { now: () => number };

const route = /^\/v1\/messages\/batches(?:\/([^/]+)(?:\/(results|cancel))?)?$/;

/** The Message Batches API. Batches end by the clock and are answered when they are next asked about. */
export function createBatchServer(options: false | BatchOptions, context: BatchContext): BatchServer {
  const batches: BatchRecord[] = [];
  const served: Record<BatchRoute, number> = { create: 0, retrieve: 0, results: 0, cancel: 0 };

  function settle(batch: BatchRecord): void {
    if (batch.endedAtMs !== null || options === false) return;
    const atMs = batch.createdAtMs + (options.endsAfterMs ?? 0);
    if (batch.cancelledAtMs !== null) cancelItems(batch);
    else if (context.now() < atMs) return;
    else answerBatch(batch, batches.indexOf(batch), options.failItem ?? (() => undefined), context);
    batch.endedAtMs = batch.cancelledAtMs ?? atMs;
  }

  return {
    batches,
    serve({ method, path, body }, response, requestId) {
      const [, id, action] = route.exec(path) ?? [];
      const name = routeOf(method, id, action);
      if (options === false || name === null) return sendRefusal(response, refuse(404, "Not found"), requestId);
      const failure = options.fail?.({ route: name, number: served[name] });
      served[name] += 1;
      if (failure?.kind === "status") {
        const refusal = refuse(failure.status, failure.message ?? "made to fail", failure.retryAfterSeconds);
        return sendRefusal(response, refusal, requestId);
      }
      const cut = failure?.kind === "cut" ? failure.at : null;
      if (cut === "connect") return void response.destroy();
      if (name === "create") {
        const checked = checkBatch(body);
        if (checked.refusal !== null) return sendRefusal(response, checked.refusal, requestId);
        const batch: BatchRecord = {
          id: `msgbatch_stand_in_${String(batches.length + 1).padStart(4, "0")}`,
          createdAtMs: context.now(),
          endedAtMs: null,
          cancelledAtMs: null,
          items: checked.requests.map(({ customId, params }) => ({
            customId,
            body: params,
            usage: null,
            result: null,
          })),
        };
        batches.push(batch);
        // Taken, and the answer is lost on its way.
        if (cut !== null) return void response.destroy();
        return sendJson(response, 200, requestId, show(batch));
      }
      const batch = batches.find((each) => each.id === id);
      if (!batch) return sendRefusal(response, noSuchBatch(id ?? ""), requestId);
      settle(batch);
      if (name === "retrieve") return sendJson(response, 200, requestId, show(batch));
      if (name === "cancel") {
        if (batch.endedAtMs === null) batch.cancelledAtMs ??= context.now();
        return sendJson(response, 200, requestId, show(batch));
      }
      if (batch.endedAtMs === null) {
        return sendRefusal(response, refuse(400, "Batch has no available results while in progress"), requestId);
      }
      sendResults(batch, cut, response, requestId);
    },
  };
}

function routeOf(method: string, id: string | undefined, action: string | undefined): BatchRoute | null {
  const asked = `${method} ${id === undefined ? "all" : "one"} ${action ?? ""}`.trim();
  const routes: Record<string, BatchRoute> = {
    "POST all": "create",
    "GET one": "retrieve",
    "GET one results": "results",
    "POST one cancel": "cancel",
  };
  return routes[asked] ?? null;
}

const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** As the service does: counted as processing until the whole batch ends. */
function show(batch: BatchRecord): Record<string, unknown> {
  const { id, items, createdAtMs, endedAtMs, cancelledAtMs } = batch;
  const count = (type: string) => items.filter(({ result }) => endedAtMs !== null && result?.type === type).length;
  return {
    id,
    type: "message_batch",
    processing_status: endedAtMs !== null ? "ended" : cancelledAtMs !== null ? "canceling" : "in_progress",
    request_counts: {
      processing: endedAtMs === null ? items.length : 0,
      succeeded: count("succeeded"),
      errored: count("errored"),
      canceled: count("canceled"),
      expired: count("expired"),
    },
    created_at: time(createdAtMs),
    expires_at: time(createdAtMs + 86_400_000),
    ended_at: time(endedAtMs),
    cancel_initiated_at: time(cancelledAtMs),
    archived_at: null,
    // Another host, as behind a gateway: nobody who was given our address should follow it with a key.
    results_url: endedAtMs === null ? null : `http://results.invalid/v1/messages/batches/${id}/results`,
  };
}

/** One result a line, not in the order of the requests. */
function sendResults(
  { items }: BatchRecord,
  cut: "middle" | "early_end" | null,
  response: ServerResponse,
  requestId: string,
): void {
  response.writeHead(200, { "content-type": "application/x-jsonl", "request-id": requestId });
  const lines = items.toReversed().map(({ customId, result }) => JSON.stringify({ custom_id: customId, result }));
  const whole = `${lines.join("\n")}\n`;
  if (cut === null) return void response.end(whole);
  const half = `${lines.slice(0, Math.floor(lines.length / 2)).join("\n")}\n`;
  if (cut === "early_end") return void response.end(half);
  response.write(half, () => setImmediate(() => response.destroy()));
}
