import { createApp, createLog, openEngine } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { createProgressBar } from "../channels/cli/progress-bar.ts";
import type { Config } from "../config.ts";
import { ToolError } from "../core/errors.ts";
import { listMonthEnds } from "../customers/snapshots/list-month-ends.ts";
import type { DiscoveryProgress } from "../workflows/discover.ts";
import { followFlow } from "../workflows/follow-flow.ts";
import { queueRebuild, snapshotsItemId } from "../workflows/queue-discovery.ts";
import { quietly } from "./quietly.ts";

/**
 * `rapport snapshots rebuild`: computes what past month ends would have shown, from the order history. Any server or
 * worker on the same database shares the work. Resolves with the exit code.
 */
export async function rebuildSnapshots(
  config: Config,
  { months }: Extract<Command, { name: "snapshots" }>,
): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  try {
    if ((await listMonthEnds(app.database, months)).length === 0) {
      throw new ToolError(
        "conflict",
        "There is nothing to look back to: no discovery yet, or no orders before its month. `npx rapport discover` comes first.",
      );
    }
    const stop = new AbortController();
    const onSignal = () =>
      stop.abort(
        new ToolError("unavailable", "Stopped. The same command goes on from here; so does a running server."),
      );
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    const bar = createProgressBar(process.stderr);
    const engine = await openEngine(app, "snapshots rebuild");
    try {
      const { flowId } = await queueRebuild(app.database, { months, scope: "all", source: "cli" });
      const end = await followFlow(app.database, {
        itemId: snapshotsItemId,
        flowId,
        onProgress: (told) => {
          const { doing, fraction } = told as DiscoveryProgress;
          bar.update({ fraction, message: doing });
        },
        signal: stop.signal,
      });
      bar.clear();
      if (end.state !== "done") {
        throw new ToolError("unavailable", "The snapshots were not rebuilt; LOG_LEVEL=debug shows why.");
      }
      const ends = end.result as string[];
      process.stdout.write(
        `Rebuilt ${ends.length} month ends, ${ends.at(-1)} to ${ends[0]}.\n` +
          "Next: npx rapport call calculate_segment_trends --help\n",
      );
      return 0;
    } finally {
      bar.clear();
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      await engine.close();
    }
  } finally {
    await app.close();
  }
}
