import { createProduct } from "../test/product.ts";
import { startGongStandIn } from "../stand-ins/gong/start-gong-stand-in.ts";
import { makeCalls } from "../test/workflows/make-calls.ts";
import type { Benchmark, Figure } from "./bench.ts";
import { measureFlows } from "./flows-engine.ts";
import { measureTakeOver } from "./flows-take-over.ts";
import { measureWebhooks } from "./flows-webhooks.ts";

/** Calls that arrive by themselves, and the durable work on them. */
export const flowsBenchmark: Benchmark = {
  name: "flows",
  setting:
    "the real server and workers as processes on their embedded Postgres; Gong is played on loopback without a limit; no model key, so signals judge",
  async run() {
    return [
      ...(await measureWebhooks()),
      ...(await withGong(measureFlows, 0)),
      ...(await withGong(measureTakeOver, 600_000)),
    ];
  },
};

type Measure = typeof measureFlows;

async function withGong(measure: Measure, latencyMs: number): Promise<Figure[]> {
  const calls = makeCalls(200);
  const gong = await startGongStandIn({ calls, requestsPerSecond: Number.POSITIVE_INFINITY, switches: { latencyMs } });
  const product = createProduct();
  const env = {
    GONG_API_BASE_URL: gong.url,
    GONG_API_KEY: gong.accessKey,
    GONG_API_SECRET: gong.secret,
    GONG_REQUESTS_PER_SECOND: "1000",
  };
  try {
    return await measure(
      product,
      env,
      calls.map(({ transcript }) => transcript.callId),
    );
  } finally {
    await product.remove();
    await gong.close();
  }
}
