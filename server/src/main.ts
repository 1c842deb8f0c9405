import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Command } from "./channels/cli/command.ts";
import { endWithReader } from "./channels/cli/end-with-reader.ts";
import { parseCommand } from "./channels/cli/parse-command.ts";
import { renderHelp } from "./channels/cli/render-help.ts";
import { UsageError } from "./channels/cli/usage-error.ts";
import { ConfigError, loadConfig } from "./config.ts";
import { ToolError } from "./core/errors.ts";
import { projectRoot, version } from "./project.ts";
import { withoutRowValues } from "./storage/without-row-values.ts";

// V8 interprets a regular expression at first and compiles it when it is used again. For the cue lists, which are long,
// the interpreted first use takes ten times as long as compiling: 0.45 s of a first analysis against 0.05 s.
setFlagsFromString("--no-regexp-tier-up");

/** Each command loads what it needs and no more: help and a typing error answer at once. */
async function run(command: Command): Promise<number> {
  if (command.name === "version") return print(`${version}\n`);
  if (command.name === "help") return print(renderHelp(command.topic));
  const config = loadConfig(join(projectRoot, ".env"));
  switch (command.name) {
    case "serve":
      return (await import("./commands/serve.ts")).serve(config, {
        dev: command.dev,
        samples: command.samples,
        port: command.port ?? config.PORT,
      });
    case "doctor":
      return (await import("./commands/doctor.ts")).doctor(config, command);
    case "tools":
      return (await import("./commands/run-tool.ts")).printTools(config, command);
    case "call":
      return (await import("./commands/run-tool.ts")).runTool(config, command);
    case "import":
      if (command.what === "orders") {
        return command.guess
          ? (await import("./commands/guess-order-map.ts")).guessOrderMapOf(command.file)
          : (await import("./commands/import-orders.ts")).importOrderFile(config, command);
      }
      return (await import("./commands/import-calls.ts")).importCallFiles(config, command);
    case "gong":
      return (await import("./commands/sync-gong.ts")).syncGong(config, command);
    case "review":
      return (await import("./commands/review.ts")).review(config, command);
    case "discover":
      return (await import("./commands/discover.ts")).discover(config, command);
    case "snapshots":
      return (await import("./commands/snapshots.ts")).rebuildSnapshots(config, command);
    case "export":
      return (await import("./commands/export-profiles.ts")).exportProfilesTo(config, command);
    case "flows":
      return (await import("./commands/flows.ts")).showFlows(config, command);
    case "worker":
      return (await import("./commands/worker.ts")).work(config);
    case "mcp":
      return (await import("./commands/serve-mcp.ts")).serveMcp(config);
    case "reset":
      return (await import("./commands/reset.ts")).reset(config);
    case "install":
      return (await import("./commands/install.ts")).installInClaudeDesktop(config);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** One clear line for what a person can mend; a defect keeps its stack, for whoever mends the code. */
function explain(error: unknown): { code: number; text: string } {
  if (error instanceof UsageError) return { code: 2, text: [error.message, error.usage].filter(Boolean).join("\n") };
  if (error instanceof ConfigError) return { code: 1, text: error.message };
  if (error instanceof ToolError) return { code: 1, text: error.publicMessage };
  const defect = error instanceof Error ? withoutRowValues(error).stack : String(error);
  return { code: 1, text: `Rapport failed unexpectedly: ${defect}` };
}

const reader = endWithReader();
// The end of a reader is no failure, whatever it kept the command from.
process.once("exit", () => {
  if (reader.hasLeft()) process.exitCode = 0;
});
try {
  process.exitCode = await run(parseCommand(process.argv.slice(2)));
} catch (error) {
  const { code, text } = explain(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}
