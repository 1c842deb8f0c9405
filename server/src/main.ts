import { join } from "node:path";
import type { Command } from "./channels/cli/command.ts";
import { parseCommand } from "./channels/cli/parse-command.ts";
import { renderHelp } from "./channels/cli/render-help.ts";
import { UsageError } from "./channels/cli/usage-error.ts";
import { projectRoot, version } from "./app.ts";
import { doctor } from "./commands/doctor.ts";
import { importCallFiles } from "./commands/import-calls.ts";
import { installInClaudeDesktop } from "./commands/install.ts";
import { reset } from "./commands/reset.ts";
import { printTools, runTool } from "./commands/run-tool.ts";
import { serve } from "./commands/serve.ts";
import { serveMcp } from "./commands/serve-mcp.ts";
import { ConfigError, loadConfig } from "./config.ts";
import { ToolError } from "./core/errors.ts";
import { withoutRowValues } from "./storage/without-row-values.ts";

async function run(command: Command): Promise<number> {
  if (command.name === "version") return print(`${version}\n`);
  if (command.name === "help") return print(renderHelp(command.topic));
  const config = loadConfig(join(projectRoot, ".env"));
  switch (command.name) {
    case "serve":
      return serve(config, { dev: command.dev, samples: command.samples, port: command.port ?? config.PORT });
    case "doctor":
      return doctor(config, command);
    case "tools":
      return printTools(config, command);
    case "call":
      return runTool(config, command);
    case "import":
      return importCallFiles(config, command);
    case "mcp":
      return serveMcp(config);
    case "reset":
      return reset(config);
    case "install":
      return installInClaudeDesktop(config);
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

try {
  process.exitCode = await run(parseCommand(process.argv.slice(2)));
} catch (error) {
  const { code, text } = explain(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}
