import { createApp, createLog, flowSettings } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { printable, printableLine } from "../channels/cli/printable.ts";
import type { Config } from "../config.ts";
import { deadAfterMs } from "../workflows/keep-alive.ts";
import { type FlowList, type FlowListing, listFlows } from "../workflows/list-flows.ts";
import { retryFlow } from "../workflows/retry-flow.ts";
import { quietly } from "./quietly.ts";

const shown = 100;
const longestTitle = 100;

/** `rapport flows [--all] [--json]` and `rapport flows retry ID`. Resolves with the exit code. */
export async function showFlows(config: Config, command: Extract<Command, { name: "flows" }>): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  try {
    if (command.retry !== undefined) {
      const { syncLookbackHours } = flowSettings(config);
      const id = await retryFlow(app.database, command.retry, { now: app.coaching.clock.now(), syncLookbackHours });
      process.stdout.write(`${id} starts again. \`npx rapport flows\` shows how it goes.\n`);
      return 0;
    }
    const list = await listFlows(app.database, { finished: command.all, limit: shown, aliveMs: deadAfterMs });
    process.stdout.write(command.json ? `${JSON.stringify(toJson(list), null, 2)}\n` : describe(list, command.all));
    return 0;
  } finally {
    await app.close();
  }
}

function toJson({ flows, total, workers }: FlowList) {
  return {
    items: flows.map(({ nextAttemptAt, since, ...flow }) => ({
      ...flow,
      next_attempt_at: nextAttemptAt?.toISOString() ?? null,
      since: since.toISOString(),
    })),
    total,
    workers,
  };
}

function describe({ flows, total, workers }: FlowList, all: boolean): string {
  const alive =
    workers === 0 ? "No process is at work: start `rapport serve` or `rapport worker`." : `${workers} at work.`;
  if (flows.length === 0) return `${all ? "No work is known." : "Nothing is running, parked or failed."} ${alive}\n`;
  const lines = flows.flatMap((flow) => {
    const first = `${flow.state.padEnd(8)} ${flow.id}${flow.title === null ? "" : `  ${printableLine(flow.title, longestTitle)}`}`;
    const details = [flow.reason, when(flow)].filter((part) => part !== null && part !== "");
    return [first, ...details.map((detail) => `         ${detail}`)].map((line) => printable(line));
  });
  const more = total > flows.length ? [`… and ${total - flows.length} more.`] : [];
  const waiting = flows.some(
    ({ kind, state, nextAttemptAt }) =>
      // A delivery without a call cannot be tried again.
      kind !== "delivery" && (state === "failed" || (state === "parked" && !nextAttemptAt)),
  );
  const next = waiting ? ["Once the reason is mended: npx rapport flows retry ID"] : [];
  return [...lines, ...more, alive, ...next, ""].join("\n");
}

function when({ state, attempt, nextAttemptAt }: FlowListing): string | null {
  if (state !== "parked" || !nextAttemptAt) return null;
  return `goes on by itself at ${nextAttemptAt.toISOString().slice(0, 16).replace("T", " ")} UTC (try ${attempt})`;
}
