import { randomUUID } from "node:crypto";
import { type Caller, localAdmin } from "../../core/caller.ts";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import { describeFailure, type Failure } from "../describe-failure.ts";
import { findTool } from "../find-tool.ts";
import { toolSchemas } from "../tool-schemas.ts";
import type { Command } from "./command.ts";
import { describeTool, renderUsage } from "./describe-tool.ts";
import type { Io } from "./io.ts";
import { parseToolFlags, type ToolFlags } from "./parse-tool-flags.ts";
import { printable, printableLine } from "./printable.ts";
import { createProgressBar } from "./progress-bar.ts";
import { UsageError } from "./usage-error.ts";

export interface CallToolOptions {
  tools: BoundTool[];
  command: Extract<Command, { name: "call" }>;
  io: Io;
  log: Log;
  caller?: Caller;
  /** Aborted by Ctrl-C: the tool stops where it can. */
  signal?: AbortSignal | undefined;
}

/**
 * `rapport call`: the tool's text on stdout, or with `--json` exactly one JSON document, of an error too.
 * Resolves with the exit code. @throws UsageError for flags that cannot be used.
 */
export async function callTool(options: CallToolOptions): Promise<number> {
  const { tools, command, io, log, caller = localAdmin("cli"), signal } = options;
  let json = command.flags.includes("--json");
  const bar = createProgressBar(io.stderr);
  try {
    const tool = findTool(tools, command.tool);
    const flags = readFlags(tool, command.flags);
    json = flags.json;
    if (flags.help) {
      io.stdout.write(describeTool(tool));
      return 0;
    }
    const { data, text } = await tool.call(flags.arguments, { caller, progress: bar.update, signal });
    bar.clear();
    io.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${printable(text).trimEnd()}\n`);
    return 0;
  } catch (error) {
    bar.clear();
    if (error instanceof UsageError) throw error;
    const context = { log, requestId: randomUUID(), tool: command.tool, ...(signal && { signal }) };
    return report(describeFailure(error, context), io, json);
  }
}

function readFlags(tool: BoundTool, flags: string[]): ToolFlags {
  const { input } = toolSchemas(tool);
  try {
    return parseToolFlags(flags, input);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const more = `\`rapport call ${tool.name} --help\` says what each flag is for.`;
    throw new UsageError(error.message, `${renderUsage(tool.name, input)}\n${more}`);
  }
}

function report({ code, message, issues, requestId }: Failure, io: Io, json: boolean): number {
  io.stderr.write(`${printableLine(message)}\n`);
  if (json) {
    const error = { code, message, request_id: requestId, ...(issues && { issues }) };
    io.stdout.write(`${JSON.stringify({ error }, null, 2)}\n`);
  }
  // Arguments that no call could take are wrong usage; what a tool refuses after a look at its data has failed.
  return code === "invalid_input" && issues !== undefined ? 2 : 1;
}
