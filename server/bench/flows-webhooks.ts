import { z } from "zod";
import { createProduct } from "../test/product.ts";
import { makeCalls } from "../test/workflows/make-calls.ts";
import {
  type Answered,
  type Delivery,
  percentile,
  sendBurst,
  shuffledDeliveries,
} from "../test/workflows/send-burst.ts";
import type { Figure } from "./bench.ts";
import { forkScript } from "./fork-script.ts";
import { peakMemory } from "./peak-memory.ts";

const secret = "the relay's secret";
const warmUpCalls = 60;
const burstCalls = 500;
const times = 3;
const perSecond = 200;
const connections = 32;
const targetMs = 100;
const Gong = z.object({ url: z.string(), accessKey: z.string(), secret: z.string() });

/** Webhook answers of the real server while it does the work they ask for, beside a route that only checks them. */
export async function measureWebhooks(): Promise<Figure[]> {
  const calls = makeCalls(warmUpCalls + 2 * burstCalls);
  const [warmUp, paced, ceiling] = [
    calls.slice(0, warmUpCalls),
    calls.slice(warmUpCalls, warmUpCalls + burstCalls),
    calls.slice(warmUpCalls + burstCalls),
  ].map((part, index) => shuffledDeliveries(part, times, secret, index + 1)) as [Delivery[], Delivery[], Delivery[]];
  const product = createProduct();
  const gong = await forkScript(new URL("gong-server.ts", import.meta.url), [String(calls.length)], Gong);
  const bare = await forkScript(
    new URL("bare-webhook-server.ts", import.meta.url),
    [secret],
    z.object({ url: z.string() }),
  );
  try {
    const served = await product.serve(["--dev"], settings(gong.message));
    await sendBurst(warmUp, { url: served.url, perSecond, connections, repeat: false });
    await sendBurst(warmUp, { url: bare.message.url, perSecond, connections, repeat: false });
    const ours = await timed(paced, served.url, perSecond);
    const bareOnes = await timed(paced, bare.message.url, perSecond);
    const fastest = await timed(ceiling, served.url, Number.POSITIVE_INFINITY);
    const bareFastest = await timed(ceiling, bare.message.url, Number.POSITIVE_INFINITY);
    const peak = peakMemory(served.pid);
    await served.kill();
    return [
      {
        measure: `${burstCalls} calls x ${times} at ${perSecond}/s`,
        value: describe(ours),
        target: `p99 < ${targetMs} ms`,
        met: ours.p99Ms < targetMs,
      },
      { measure: "a bare Hono route that checks the HMAC", value: describe(bareOnes) },
      { measure: `as fast as ${connections} connections go`, value: describe(fastest) },
      { measure: "the bare route as fast", value: describe(bareFastest) },
      { measure: "server / bare route", value: (fastest.perSecond / bareFastest.perSecond).toFixed(2) },
      { measure: "peak memory of the server", value: peak },
    ];
  } finally {
    gong.child.kill();
    bare.child.kill();
    await product.remove();
  }
}

const settings = ({ url, accessKey, secret: key }: z.output<typeof Gong>): Record<string, string> => ({
  GONG_API_BASE_URL: url,
  GONG_API_KEY: accessKey,
  GONG_API_SECRET: key,
  GONG_REQUESTS_PER_SECOND: "1000",
  GONG_WEBHOOK_SECRET: secret,
  SKIP_VALIDATION: "true",
});

interface Timed {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

async function timed(deliveries: Delivery[], url: string, pace: number): Promise<Timed> {
  const startedMs = performance.now();
  const answers = await sendBurst(deliveries, { url, perSecond: pace, connections, repeat: false });
  const seconds = (performance.now() - startedMs) / 1000;
  const refused = answers.filter(({ status }: Answered) => status >= 300);
  if (refused.length > 0) throw new Error(`${refused.length} webhooks were not taken: ${refused[0]?.body}`);
  const latencies = answers.map(({ latencyMs }) => latencyMs);
  return {
    perSecond: answers.length / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    maxMs: percentile(latencies, 1),
  };
}

const describe = ({ perSecond: rate, p50Ms, p99Ms, maxMs }: Timed) =>
  `${rate.toFixed(0)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, max ${maxMs.toFixed(0)} ms`;
