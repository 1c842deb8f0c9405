import { createApp, openEngine } from "../app.ts";
import type { Config } from "../config.ts";
import { untilStopped } from "./until-stopped.ts";

/** `rapport worker`: one more process on the same Postgres that does the durable work. Resolves with the exit code. */
export async function work(config: Config): Promise<number> {
  const stopped = untilStopped();
  const app = await createApp(config);
  try {
    const engine = await openEngine(app, "worker");
    process.stdout.write("Worker ready: it shares the work of every Rapport on this database. Ctrl-C stops it.\n");
    try {
      await stopped;
      process.stdout.write("Stopping; what is not finished goes to other workers …\n");
    } finally {
      await engine.close();
    }
    return 0;
  } finally {
    await app.close();
  }
}
