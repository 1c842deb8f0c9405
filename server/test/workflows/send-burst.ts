import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { GongPair } from "../../stand-ins/gong/make-gong-pair.ts";

/** A webhook as it lies ready to be sent, signed as a relay does. */
export interface Delivery {
  callId: string;
  body: string;
  headers: Record<string, string>;
}

export interface Answered {
  status: number;
  body: string;
  /** From the moment it was due, so that a sender that falls behind hides nothing. Of the try that was answered. */
  latencyMs: number;
  /** Tries that nobody answered, or with an error. */
  repeats: number;
}

interface BurstOptions {
  url: string;
  /** Infinity: as fast as `connections` allow. */
  perSecond: number;
  connections: number;
  /** Whether to send again what is not answered with 2xx, as Gong does. */
  repeat: boolean;
  /** Told before the delivery of this index goes out. */
  onSend?: (index: number) => void;
}

const pauseMs = 200;

/** Each of `calls` `times` over, in an order that `seed` decides. */
export function shuffledDeliveries(calls: GongPair[], times: number, secret: string, seed: number): Delivery[] {
  const ready = calls.map(({ call, transcript }) => {
    const body = JSON.stringify({ callData: call, isTest: false });
    const hex = createHmac("sha256", secret).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-gong-signature": `sha256=${hex}` };
    return { callId: transcript.callId, body, headers };
  });
  const deliveries = Array.from({ length: times }, () => ready).flat();
  const random = seeded(seed);
  for (let last = deliveries.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [deliveries[last], deliveries[other]];
    if (a && b) [deliveries[last], deliveries[other]] = [b, a];
  }
  return deliveries;
}

/** Sends at an even pace whatever the answers take. Resolves with an answer each, in the order of `deliveries`. */
export async function sendBurst(deliveries: Delivery[], options: BurstOptions): Promise<Answered[]> {
  const { url, perSecond, connections, repeat, onSend } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedMs = performance.now();
  const answers: Promise<Answered>[] = [];
  const under = new Set<Promise<unknown>>();
  for (const [index, delivery] of deliveries.entries()) {
    const dueMs = Number.isFinite(perSecond) ? startedMs + (index * 1000) / perSecond : performance.now();
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    if (!Number.isFinite(perSecond) && under.size >= connections) await Promise.race(under);
    onSend?.(index);
    const answer = deliver(delivery, { url, agent, dueMs, repeat });
    answers.push(answer);
    under.add(answer);
    void answer.then(
      () => under.delete(answer),
      () => under.delete(answer),
    );
  }
  try {
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

async function deliver(
  delivery: Delivery,
  { url, agent, dueMs, repeat }: { url: string; agent: Agent; dueMs: number; repeat: boolean },
): Promise<Answered> {
  let fromMs = dueMs;
  for (let repeats = 0; ; repeats += 1) {
    try {
      const { status, body } = await post(url, agent, delivery);
      if (!repeat || status < 300) return { status, body, latencyMs: performance.now() - fromMs, repeats };
    } catch (error) {
      if (!repeat) throw error;
    }
    await sleep(pauseMs);
    fromMs = performance.now();
  }
}

function post(url: string, agent: Agent, { body, headers }: Delivery): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/webhooks/gong`, { method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
      answer.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Of sorted-on-the-fly values: the value that `share` of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Numbers from 0 to 1, the same for the same seed (Marsaglia's xorshift, 2003). */
function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
