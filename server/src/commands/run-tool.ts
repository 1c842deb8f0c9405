import { createApp, createLog } from "../app.ts";
import { callTool } from "../channels/cli/call-tool.ts";
import type { Command } from "../channels/cli/command.ts";
import { listTools } from "../channels/cli/list-tools.ts";
import type { Config } from "../config.ts";
import { quietly } from "./quietly.ts";

/** `rapport call`: one tool, in this process, with Ctrl-C passed on. */
export async function runTool(config: Config, command: Extract<Command, { name: "call" }>): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
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
  const app = await createApp(config, createLog(quietly(config)));
  try {
    listTools({ tools: app.tools, json, io: process });
    return 0;
  } finally {
    await app.close();
  }
}
