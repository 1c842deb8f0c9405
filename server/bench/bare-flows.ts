// The baseline of the flows benchmark: the durable engine alone, with as many flows and steps of nothing and the
// same queues, as a process of its own.
import { DBOS } from "@dbos-inc/dbos-sdk";
import { queueLimits } from "../src/workflows/queues.ts";

const [url = "", count = "0"] = process.argv.slice(2);
const flows = Number(count);
let left = 0;
let finished: () => void = () => {};
const step = (name: string) => DBOS.runStep(async () => name, { name });

const second = DBOS.registerWorkflow(
  async () => {
    await Promise.all(["judge a", "judge b", "judge c", "judge d"].map(step));
    await step("save");
    await step("move on");
    left -= 1;
    if (left === 0) finished();
  },
  { name: "second" },
);
const first = DBOS.registerWorkflow(
  async (id: string) => {
    await step("fetch");
    await step("move on");
    await DBOS.startWorkflow(second, { workflowID: `${id}:2`, queueName: "analysis" })();
  },
  { name: "first" },
);

DBOS.setConfig({
  name: "bare",
  systemDatabaseUrl: url,
  systemDatabasePoolSize: 6,
  useListenNotify: false,
  logLevel: "error",
});
await DBOS.launch();
const limits = queueLimits({
  analysisConcurrency: 4,
  batchPollSeconds: 30,
  syncLookbackHours: 26,
  keepFinishedDays: 30,
});
for (const name of ["intake", "analysis"] as const) {
  await DBOS.registerQueue(name, { ...limits[name], onConflict: "always_update" });
}

/** Resolves with seconds. */
async function run(round: string): Promise<number> {
  const over = new Promise<void>((resolve) => (finished = resolve));
  left = flows;
  const startedMs = performance.now();
  for (let n = 0; n < flows; n += 1) {
    const id = `${round}-${n}`;
    await DBOS.startWorkflow(first, { workflowID: `${id}:1`, queueName: "intake" })(id);
  }
  await over;
  return (performance.now() - startedMs) / 1000;
}

await run("warm-up");
process.send?.({ seconds: await run("measured") });
await DBOS.shutdown();
process.disconnect?.();
