import { type App, createApp, createLog, openEngine } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { printable } from "../channels/cli/printable.ts";
import { createProgressBar, type ProgressBar } from "../channels/cli/progress-bar.ts";
import type { Config } from "../config.ts";
import { ToolError } from "../core/errors.ts";
import { type RunSummary, summarizeRun } from "../customers/discovery/summarize-run.ts";
import { listMissingMonthEnds } from "../customers/snapshots/list-missing-month-ends.ts";
import { listMonthsToRebuild } from "../customers/snapshots/list-months-to-rebuild.ts";
import type { Discovered, DiscoveryProgress } from "../workflows/discover.ts";
import { findOpenFlow } from "../workflows/find-open-flow.ts";
import { followFlow } from "../workflows/follow-flow.ts";
import { isAlone } from "../workflows/is-alone.ts";
import { discoveryItemId, queueDiscovery, snapshotsItemId } from "../workflows/queue-discovery.ts";
import { quietly } from "./quietly.ts";

const mostShown = 12;

/**
 * `rapport discover`: finds the segments and archetypes of the shop's customers, now, and says what they are. Any
 * server or worker on the same database shares the work. Resolves with the exit code.
 */
export async function discover(config: Config, command: Extract<Command, { name: "discover" }>): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  const stop = new AbortController();
  const onSignal = () =>
    stop.abort(
      new ToolError("unavailable", "Stopped. The same command goes on from here; so does a running server or worker."),
    );
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const bar = createProgressBar(process.stderr);
  try {
    const engine = await openEngine(app, "discover");
    try {
      const discovered = await find(app, command.asOf ?? null, bar, stop.signal);
      if ("refused" in discovered) throw new ToolError("conflict", discovered.refused);
      const summary = await summarizeRun(app.database, discovered.runId);
      process.stdout.write(command.json ? `${JSON.stringify(toJson(summary), null, 2)}\n` : describe(summary));
      await tellOfOpenMonths(app, engine.executorId);
      return 0;
    } finally {
      bar.clear();
      await engine.close();
    }
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await app.close();
  }
}

async function find(app: App, asOf: string | null, bar: ProgressBar, signal: AbortSignal): Promise<Discovered> {
  const { flowId, fresh } = await queueDiscovery(app.database, { asOf, source: "cli" });
  if (!fresh) process.stderr.write("This discovery was under way already: going on with it.\n");
  const onProgress = showOn(bar);
  const end = await followFlow(app.database, { itemId: discoveryItemId, flowId, onProgress, signal });
  bar.clear();
  if (end.state === "done") return end.result as Discovered;
  if (end.state === "parked") throw new ToolError("unavailable", end.reason);
  throw new ToolError("unavailable", "The discovery failed unexpectedly; LOG_LEVEL=debug shows why.");
}

/** Nobody waits for the month ends that the discovery left for later, but whoever looks at trends should know of them. */
async function tellOfOpenMonths({ database }: App, executorId: string): Promise<void> {
  if ((await findOpenFlow(database, snapshotsItemId)) === null) return;
  const { later } = await listMonthsToRebuild(database);
  const months = (await listMissingMonthEnds(database, later)).length;
  if (months === 0) return;
  const left = months === 1 ? "One earlier month end is" : `${months} earlier month ends are`;
  const when = (await isAlone(database, executorId))
    ? `left: the next server computes ${months === 1 ? "it" : "them"}, or \`npx rapport snapshots rebuild\` now.`
    : "being computed in the background.";
  process.stderr.write(`Trends do not go all the way back yet: ${left} ${when}\n`);
}

const showOn = (bar: ProgressBar) => (told: unknown) => {
  const { doing, fraction } = told as DiscoveryProgress;
  bar.update({ fraction, message: doing });
};

const toJson = ({ asOf, seconds, ...summary }: RunSummary) => ({
  ...summary,
  as_of: asOf,
  seconds: Math.round(seconds * 10) / 10,
});

function describe({ run, asOf, customers, confidence, seconds, axes, archetypes }: RunSummary): string {
  const width = Math.max(...axes.map(({ axis }) => axis.length));
  const shown = archetypes.slice(0, mostShown);
  const rest = archetypes.slice(mostShown);
  const lines = [
    `Discovery ${run}, as of ${asOf}: ${count(customers)} customers, ${archetypes.length} archetypes, in ${seconds.toFixed(1)} s`,
    confidence === "low"
      ? "Confidence: low. Below 500 customers segments can still change their shape as more come in."
      : "Confidence: high",
    "",
    "Segments, with their share of the customers:",
    ...axes.map(
      ({ axis, segments }) =>
        `  ${axis.padEnd(width)}  ${segments.map(({ name, share }) => `${name} ${percent(share)}`).join(" · ")}`,
    ),
    "",
    "Archetypes:",
    ...shown.map(
      ({ id, name, members, share }) => `  ${percent(share).padStart(6)}  ${name} (${count(members)}; ${id})`,
    ),
    ...(rest.length > 0 ? [`  … and ${rest.length} more`] : []),
    "",
    `Next: npx rapport call list_top_archetypes --metric revenue`,
  ];
  return `${lines.map((line) => printable(line)).join("\n")}\n`;
}

const count = (value: number) => value.toLocaleString("en");
const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;
