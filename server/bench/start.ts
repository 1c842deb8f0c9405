import { createProduct } from "../test/product.ts";
import type { Benchmark } from "./bench.ts";

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const startedMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startedMs, result };
}

/** From the command to the first answer, as a user waits for it. */
export const startBenchmark: Benchmark = {
  name: "start",
  setting: "the real command line on a fresh home; everything real, no keys",
  async run() {
    const product = createProduct();
    try {
      const cold = await timed(() => product.serve(["--samples"]));
      await cold.result.stop();
      const warm = await timed(() => product.serve(["--samples"]));
      await warm.result.kill();
      const killed = await timed(() => product.serve(["--samples"]));
      const beside = await timed(() => product.run(["tools"]));
      await killed.result.stop();
      const alone = await timed(() => product.run(["tools"]));
      return [
        { measure: "first start: initdb, migrations, samples coached", value: seconds(cold.ms) },
        { measure: "second start", value: seconds(warm.ms), target: "< 3 s", met: warm.ms < 3000 },
        {
          measure: "start after kill -9, postmaster reused",
          value: seconds(killed.ms),
          target: "< 3 s",
          met: killed.ms < 3000,
        },
        { measure: "a command beside a running server", value: seconds(beside.ms) },
        { measure: "a command alone: starts and stops Postgres", value: seconds(alone.ms) },
      ];
    } finally {
      await product.remove();
    }
  },
};
