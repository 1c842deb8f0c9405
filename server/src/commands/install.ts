import { homedir } from "node:os";
import { join } from "node:path";
import { homeDirectory } from "../app.ts";
import { projectRoot } from "../project.ts";
import { claudeDesktopConfigFile } from "../channels/cli/claude-desktop-config-file.ts";
import { installClaudeDesktop } from "../channels/cli/install-claude-desktop.ts";
import type { Config } from "../config.ts";

/** Adds this checkout to Claude Desktop, by absolute paths: it is started from anywhere. */
export async function installInClaudeDesktop(config: Config): Promise<number> {
  const { configFile, changed, backupFile } = await installClaudeDesktop({
    configFile: claudeDesktopConfigFile({ platform: process.platform, home: homedir(), appData: config.APPDATA }),
    entry: {
      command: process.execPath,
      args: [join(projectRoot, "server", "bin", "rapport.mjs"), "mcp"],
      ...(config.RAPPORT_HOME ? { env: { RAPPORT_HOME: homeDirectory(config) } } : {}),
    },
  });
  process.stdout.write(changed ? `Added rapport to ${configFile}\n` : `rapport is already in ${configFile}\n`);
  if (backupFile) process.stdout.write(`The settings as they were: ${backupFile}\n`);
  process.stdout.write("Restart Claude Desktop, then ask it to analyze a call.\n");
  return 0;
}
