import { generateKeyPairSync } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";
import { makeGongPair } from "../../stand-ins/gong/make-gong-pair.ts";
import { sendWebhook } from "../../stand-ins/gong/send-webhook.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { createProduct, type Served } from "../product.ts";
import { makeCalls } from "../workflows/make-calls.ts";
import { type Answered, percentile, sendBurst, shuffledDeliveries } from "../workflows/send-burst.ts";

const calls = makeCalls(500);
const times = 3;
const secret = "the relay's secret";
const publicUrl = "https://coach.example.com";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const deliveries = shuffledDeliveries(calls, times, secret, 20_261_121);
/** In the title of every delivery that is refused: it may stand in no log. */
const marker = "Quokkaberry";
const doneWithinMs = 60_000;

const product = createProduct();
let gong: GongStandIn;
let database: Database;
/** In reverse order. */
const undo: (() => Promise<unknown>)[] = [() => product.remove()];
let answers: Answered[];
let refused: { kind: string; status: number }[];
/** Of each life of the server, and of the worker. */
let logs: string[];

beforeAll(async () => {
  gong = await startGongStandIn({ calls, requestsPerSecond: Number.POSITIVE_INFINITY });
  undo.unshift(() => gong.close());
  const env = {
    GONG_API_BASE_URL: gong.url,
    GONG_API_KEY: gong.accessKey,
    GONG_API_SECRET: gong.secret,
    GONG_REQUESTS_PER_SECOND: "1000",
    GONG_WEBHOOK_SECRET: secret,
    GONG_WEBHOOK_PUBLIC_KEY: publicKey.export({ type: "spki", format: "pem" }).toString(),
    PUBLIC_URL: publicUrl,
    SKIP_VALIDATION: "true",
  };
  const first = await product.serve(["--dev"], env);
  const port = new URL(first.url).port;
  let workerLog = "";
  const worker = product.start(["worker"], env);
  worker.stdout?.on("data", (chunk: Buffer) => (workerLog += chunk.toString()));
  worker.stderr?.on("data", (chunk: Buffer) => (workerLog += chunk.toString()));
  const isReady = () => workerLog.includes("Worker ready");
  await vi.waitUntil(isReady, { timeout: 20_000 });
  const postgres = await startEmbeddedPostgres({ home: product.home });
  undo.push(() => postgres.stop());
  database = await openDatabase({ url: postgres.url, applicationName: "drill" });
  undo.push(() => database.close());

  let second: Promise<Served> | undefined;
  const early: Promise<{ kind: string; status: number }[]>[] = [];
  const restart = async () => {
    // A refusal whose answer is lost would be sent, and logged, again.
    await Promise.all(early);
    await first.kill();
    return product.serve(["--dev", "--port", port], env);
  };
  answers = await sendBurst(deliveries, {
    url: first.url,
    perSecond: 200,
    connections: 64,
    repeat: true,
    onSend(index) {
      if (index === 200) early.push(sendRefused(first.url, "early"));
      if (index === deliveries.length / 2) second = restart();
    },
  });
  if (!second) throw new Error("The server was not restarted.");
  const served = await second;
  refused = [...(await Promise.all(early)).flat(), ...(await sendRefused(served.url, "late"))];
  const deadlineMs = Date.now() + doneWithinMs;
  while (Date.now() < deadlineMs && (await count("work_items where state = 'queued'")) > 0) await sleep(250);
  logs = [first.output(), served.output(), workerLog];
}, 150_000);

afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

/** One of each kind that must not get in. */
async function sendRefused(url: string, when: string): Promise<{ kind: string; status: number }[]> {
  const { call } = makeGongPair("6660000000000000666", { title: `${marker} ${when}` });
  const large = { ...call, padding: marker.repeat(600_000) };
  const kinds = {
    "forged HMAC": { call, secret, tamper: "signature" },
    "tampered HMAC": { call, secret, tamper: "body" },
    "forged JWT": { call, privateKey, publicUrl, tamper: "signature" },
    "tampered JWT": { call, privateKey, publicUrl, tamper: "body" },
    "expired JWT": { call, privateKey, publicUrl, tamper: "expired" },
    "JWT for somebody else": { call, privateKey, publicUrl, tamper: "address" },
    unsigned: { call },
    "oversized, well signed": { call: large, secret },
  } as const;
  const sent = Object.entries(kinds).map(async ([kind, options]) => {
    const { status } = await sendWebhook({ url, ...options });
    return { kind, status };
  });
  return Promise.all(sent);
}

async function count(from: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${from}`);
  return rows[0]?.n ?? -1;
}

describe(`500 calls announced ${times} times each, shuffled, at 200/s, the server killed in the middle`, () => {
  test("every delivery is answered in the end, also those that met a dead server", () => {
    expect(answers).toHaveLength(1500);
    expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
    // Or the kill came at a moment at which nobody was sending.
    expect(answers.filter(({ repeats }) => repeats > 0).length).toBeGreaterThan(10);
    const spans = [
      ["before the kill", answers.slice(0, answers.length / 2).filter(({ repeats }) => repeats === 0)],
      ["while a fresh server catches up after it", answers.slice(answers.length / 2)],
    ] as const;
    for (const [when, span] of spans) {
      const latencies = span.map(({ latencyMs }) => latencyMs);
      const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
      const text = `Webhook answers beside a worker, ${when}: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
      process.stdout.write(`${text}\n`);
    }
  });

  test("what was answered 2xx is stored: 500 items, each with all its deliveries", async () => {
    expect(await count("work_items")).toBe(500);
    expect(await count(`work_items where kind = 'call' and deliveries >= ${times}`)).toBe(500);
  });

  test("every call is stored, analysed and done, once", async () => {
    const { rows } = await database.pool.query(
      "select state, reason, count(*)::int as n from work_items group by 1, 2",
    );
    expect(rows).toEqual([{ state: "done", reason: null, n: 500 }]);
    expect(await count("calls")).toBe(500);
    expect(await count("coaching_sessions")).toBe(500);
    expect(await count("(select distinct call_id from coaching_sessions) s")).toBe(500);
  });

  test("no flow was started twice, and only work of the killed server was begun again", async () => {
    for (const flow of ["ingestCall", "analyzeCall"]) {
      expect(await count(`dbos.workflow_status where name = '${flow}' and status = 'SUCCESS'`)).toBe(500);
      expect(await count(`dbos.workflow_status where name = '${flow}'`)).toBe(500);
    }
    const asked = gong.requests
      .filter(({ url }) => url === "/v2/calls/transcript")
      .flatMap(({ body }) => (body as { filter: { callIds: string[] } }).filter.callIds);
    expect(new Set(asked).size).toBe(500);
    // Six may be in the middle of their fetch when a process dies.
    expect(asked.length).toBeLessThanOrEqual(506);
  });

  test("forged, tampered, expired and oversized ones are refused meanwhile and leave one line each, without their body", () => {
    expect(refused).toHaveLength(16);
    for (const { kind, status } of refused) expect([kind, status]).toEqual([kind, /oversized/.test(kind) ? 413 : 401]);
    const lines = logs.join("\n").split("\n");
    expect(lines.filter((line) => line.includes("a webhook was refused"))).toHaveLength(refused.length);
    expect(lines.filter((line) => line.includes(marker))).toEqual([]);
  });

  test("nothing else went wrong", () => {
    const bad = logs
      .join("\n")
      .split("\n")
      .filter((line) => /"level":[56]0/.test(line));
    expect(bad).toEqual([]);
  });
});
