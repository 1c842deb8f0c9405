import { type App, createApp, homeDirectory, openEngine } from "../app.ts";
import { version } from "../project.ts";
import { createHttpApp } from "../channels/http/create-http-app.ts";
import { listen } from "../channels/http/listen.ts";
import type { Config } from "../config.ts";
import { createPrecedence } from "../workflows/give-way.ts";
import { listChecks } from "./checks/list-checks.ts";
import { formatOutcome, performChecks } from "./checks/perform-checks.ts";
import { coachSamples } from "./coach-samples.ts";
import { measureHealth } from "./measure-health.ts";
import { untilStopped } from "./until-stopped.ts";
import { openWebhookDoors } from "./webhook-doors.ts";

export interface ServeOptions {
  dev: boolean;
  samples: boolean;
  port: number;
}

const rule = "=".repeat(60);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the server until it is told to stop. Resolves with the exit code. */
export async function serve(config: Config, options: ServeOptions): Promise<number> {
  say(`${rule}\nRapport ${version}`);
  if (options.dev) say("Dev mode: skipping slow validation");
  say(rule);
  const stopped = untilStopped();
  const app = await createApp(config);
  try {
    if (!(await startsValid(config, options, () => Promise.resolve(app)))) return 1;
    const hint = await coachSamples(app, { load: options.samples, say });
    const { arrived, giveWay } = createPrecedence();
    const webhooks = openWebhookDoors(app, { dev: options.dev, onDelivery: arrived });
    const engine = await openEngine(app, "serve", giveWay);
    const stop = new AbortController();
    let filling: Promise<void> | undefined;
    try {
      const http = createHttpApp({
        tools: app.tools,
        version,
        log: app.log,
        publicUrl: config.PUBLIC_URL,
        webhooks,
        health: () => measureHealth(app),
        ready: async () => (await measureHealth(app)).status === "ok",
      });
      const server = await listen(http, { port: options.port, host: "127.0.0.1" });
      try {
        const address = `http://localhost:${server.port}`;
        say(
          `${rule}\n🚀 MCP server ready - ${app.tools.length} ${app.tools.length === 1 ? "tool" : "tools"} registered`,
        );
        say(`Server running on ${address}`);
        say(`  MCP ${address}/mcp · REST ${address}/docs · health ${address}/health`);
        say("  It listens on this machine only until sign-in exists; whoever uses this machine is its admin.");
        say(`  Data: ${config.DATABASE_URL ? "DATABASE_URL" : homeDirectory(config)}`);
        if (hint) say(`  Try: npx rapport call analyze_call --call_id ${hint}`);
        say(rule);
        if (options.samples) filling = fillShop(app, stop.signal);
        await stopped;
        say("Stopping …");
      } finally {
        stop.abort();
        await server.close();
        await filling;
      }
    } finally {
      await engine.close();
    }
    return 0;
  } finally {
    await app.close();
  }
}

/** Loaded on demand: without samples nothing of it is needed. */
async function fillShop(app: App, signal: AbortSignal): Promise<void> {
  const { fillSampleShop } = await import("./fill-sample-shop.ts");
  await fillSampleShop(app, { say, signal });
}

async function startsValid(
  config: Config,
  options: ServeOptions,
  openApp: Parameters<typeof listChecks>[1],
): Promise<boolean> {
  if (config.SKIP_VALIDATION) {
    say("Validation skipped (SKIP_VALIDATION)");
    return true;
  }
  say("\nRunning pre-flight validation checks …");
  let failed = 0;
  for await (const outcome of performChecks(listChecks(config, openApp), { dev: options.dev })) {
    if (outcome.status === "failed") failed += 1;
    say(formatOutcome(outcome));
  }
  if (failed === 0) {
    say("\n✅ All validation checks passed!");
    return true;
  }
  process.stderr.write(
    `${failed} of the checks failed. Mend what is marked ✗, or start without them: rapport serve --dev, or SKIP_VALIDATION=true.\n`,
  );
  return false;
}
