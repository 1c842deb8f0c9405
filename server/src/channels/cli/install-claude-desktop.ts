import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ToolError } from "../../core/errors.ts";

export interface McpEntry {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

export interface Installed {
  configFile: string;
  changed: boolean;
  /** The settings as they were, when there were any and they changed. */
  backupFile: string | null;
}

type Json = Record<string, unknown>;

/**
 * Writes the entry `rapport` among Claude Desktop's MCP servers and keeps everything else. The file is replaced in one
 * step, after a backup; settings that are not understood are left alone.
 * @throws ToolError `conflict` when the file is not what Claude Desktop writes, `unavailable` when it cannot be written.
 */
export async function installClaudeDesktop(options: { configFile: string; entry: McpEntry }): Promise<Installed> {
  const configFile = await realpath(options.configFile).catch(() => options.configFile);
  const before = await readIfThere(configFile);
  const config = before === null ? {} : parseConfig(before, configFile);
  const servers = config["mcpServers"] ?? {};
  if (!isObject(servers)) throw notUnderstood(configFile, "mcpServers is not an object");
  const after = `${JSON.stringify({ ...config, mcpServers: { ...servers, rapport: options.entry } }, null, 2)}\n`;
  if (JSON.stringify(servers["rapport"]) === JSON.stringify(options.entry)) {
    return { configFile, changed: false, backupFile: null };
  }
  try {
    await mkdir(dirname(configFile), { recursive: true });
    const backupFile = before === null ? null : `${configFile}.before-rapport`;
    if (backupFile !== null) await copyFile(configFile, backupFile);
    await replaceFile(configFile, after);
    return { configFile, changed: true, backupFile };
  } catch (error) {
    throw new ToolError(
      "unavailable",
      `${configFile} cannot be written. Check that the folder is yours and not full.`,
      {
        cause: error,
      },
    );
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new ToolError("unavailable", `${file} cannot be read. Check that it is a file and yours.`, { cause: error });
  }
}

function parseConfig(text: string, file: string): Json {
  const content = text.replace(/^\uFEFF/, "").trim();
  if (content === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw notUnderstood(file, "it is not valid JSON");
  }
  if (!isObject(value)) throw notUnderstood(file, "it is not a JSON object");
  return value;
}

function notUnderstood(file: string, why: string): ToolError {
  return new ToolError("conflict", `${file} was left as it is: ${why}. Mend or remove it, then install again.`);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A reader sees the old file or the new one, never a part; its permissions stay. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => 0o600,
  );
  try {
    await writeFile(draft, content, { mode });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
