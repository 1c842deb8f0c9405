import { createApp, createLog } from "../app.ts";
import { callTool } from "../channels/cli/call-tool.ts";
import type { Command } from "../channels/cli/command.ts";
import { listTools } from "../channels/cli/list-tools.ts";
import type { Config } from "../config.ts";

/** `rapport call`: one tool, in this process, with Ctrl-C passed on. */
export async function runTool(config: Config, command: Extract<Command, { name: "call" }>): Promise<number> {
  const app = await createApp(config, createLog(quiet(config)));
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    return await callTool({ tools: app.tools, command, io: process, log: app.log, signal: stop.signal });
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await app.close();
  }
}

/** `rapport tools`. */
export async function printTools(config: Config, { json }: { json: boolean }): Promise<number> {
  const app = await createApp(config, createLog(quiet(config)));
  try {
    listTools({ tools: app.tools, json, io: process });
    return 0;
  } finally {
    await app.close();
  }
}

/** On the command line the answer is the news; log lines would bury it unless they were asked for. */
function quiet(config: Config): Config {
  return config.LOG_LEVEL === "info" ? { ...config, LOG_LEVEL: "error" } : config;
}
