import { setTimeout as sleep } from "node:timers/promises";
import { type App, createApp, createLog, openEngine } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { createProgressBar, type ProgressBar } from "../channels/cli/progress-bar.ts";
import type { Config } from "../config.ts";
import { type CallsSettled, countSettled } from "../workflows/count-settled.ts";
import { followFlow } from "../workflows/follow-flow.ts";
import { queueSync } from "../workflows/queue-sync.ts";
import type { SyncProgress } from "../workflows/sync-gong.ts";
import { quietly } from "./quietly.ts";

const pollMs = 500;
/** A call that is parked for longer is not waited for. */
const soonMs = 600_000;

/**
 * `rapport gong sync`: finds the calls of a period in Gong and waits until they are coached. Stopped in the
 * middle, the same command goes on where it was; so does any server or worker. Resolves with the exit code.
 */
export async function syncGong(config: Config, command: Extract<Command, { name: "gong" }>): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error("stopped"));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const app = await createApp(config, createLog(quietly(config)));
  const bar = createProgressBar(process.stderr);
  try {
    const engine = await openEngine(app, "gong sync");
    try {
      return await sync(app, command, bar, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      process.stderr.write("Stopped. The same command goes on from here; so does a running server or worker.\n");
      return 1;
    } finally {
      bar.clear();
      await engine.close();
    }
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await app.close();
  }
}

async function sync(
  app: App,
  { from, to, wait }: Extract<Command, { name: "gong" }>,
  bar: ProgressBar,
  signal: AbortSignal,
): Promise<number> {
  const { flowId, fresh } = await queueSync(app.database, { from, to, source: "cli" });
  if (!fresh) process.stderr.write("This sync was under way already: going on with it.\n");
  const itemId = flowId.slice(0, flowId.lastIndexOf(":"));
  const onProgress = (told: unknown) => {
    const { windowsListed, windows, found } = told as SyncProgress;
    bar.update({ fraction: (0.3 * windowsListed) / windows, message: `${found} calls found` });
  };
  const end = await followFlow(app.database, { itemId, flowId, onProgress, signal });
  if (end.state === "failed") return fail("The sync failed unexpectedly; LOG_LEVEL=debug shows why.");
  if (end.state === "parked") {
    const later =
      end.until === null
        ? "With that mended the same command goes on."
        : `It goes on by itself at ${end.until.toISOString()}.`;
    return fail(`${end.reason} ${later}`);
  }
  // A call at the border of two weeks may be in both lists.
  const found = Array.isArray(end.result)
    ? [...new Set(end.result.filter((id): id is string => typeof id === "string"))]
    : [];
  const counts = wait
    ? await untilSettled(app, found, bar, signal)
    : await countSettled(app.database, found, { soonMs });
  bar.clear();
  process.stdout.write(`${describe(found.length, counts)}\n`);
  return counts.failed > 0 ? 1 : 0;
}

async function untilSettled(app: App, found: string[], bar: ProgressBar, signal: AbortSignal): Promise<CallsSettled> {
  for (;;) {
    const counts = await countSettled(app.database, found, { soonMs });
    if (counts.open === 0) return counts;
    const settled = found.length - counts.open;
    bar.update({
      fraction: 0.3 + (0.7 * settled) / found.length,
      message: `${settled} of ${found.length} calls coached`,
    });
    await sleep(pollMs, undefined, { signal });
  }
}

function describe(found: number, { open, done, skipped, parked, failed }: CallsSettled): string {
  if (found === 0) return "Gong has no calls in that period.";
  const parts = [
    `${done} coached`,
    open > 0 ? `${open} under way` : null,
    skipped > 0 ? `${skipped} skipped` : null,
    parked > 0 ? `${parked} parked` : null,
    failed > 0 ? `${failed} failed` : null,
  ].filter((part) => part !== null);
  const why = skipped + parked + failed > 0 ? "\n`npx rapport flows --all` says why." : "";
  return `${found} ${found === 1 ? "call" : "calls"} found: ${parts.join(", ")}.${why}`;
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
