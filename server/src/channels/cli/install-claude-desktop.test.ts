import { lstat, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claudeDesktopConfigFile } from "./claude-desktop-config-file.ts";
import { installClaudeDesktop } from "./install-claude-desktop.ts";

const entry = { command: "/usr/bin/node", args: ["/opt/rapport/rapport.mjs", "mcp"] };
let folder: string;
let configFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rapport-install-"));
  configFile = join(folder, "claude_desktop_config.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const read = async (file: string) => JSON.parse(await readFile(file, "utf8")) as unknown;

test("a machine without settings gets them, folders and all", async () => {
  const file = join(folder, "new", "Claude", "config.json");
  expect(await installClaudeDesktop({ configFile: file, entry })).toMatchObject({ changed: true, backupFile: null });
  expect(await read(file)).toEqual({ mcpServers: { rapport: entry } });
});

test("everything that was there stays, its order and permissions too, and a backup is left", async () => {
  const before = { theme: "dark", mcpServers: { other: { command: "x", args: [] } }, zoom: 2 };
  await writeFile(configFile, `\uFEFF${JSON.stringify(before)}`, { mode: 0o640 });
  const { backupFile } = await installClaudeDesktop({ configFile, entry });
  expect(JSON.stringify(await read(configFile))).toBe(
    JSON.stringify({ ...before, mcpServers: { ...before.mcpServers, rapport: entry } }),
  );
  expect((await stat(configFile)).mode & 0o777).toBe(0o640);
  expect((await readFile(backupFile ?? "", "utf8")).slice(1)).toBe(JSON.stringify(before));
});

test("installing again changes nothing; another path replaces the entry and nothing else", async () => {
  await installClaudeDesktop({ configFile, entry });
  const first = await stat(configFile);
  expect(await installClaudeDesktop({ configFile, entry })).toMatchObject({ changed: false, backupFile: null });
  expect((await stat(configFile)).ino).toBe(first.ino);
  const moved = { ...entry, args: ["/elsewhere/rapport.mjs", "mcp"] };
  expect(await installClaudeDesktop({ configFile, entry: moved })).toMatchObject({ changed: true });
  expect(await read(configFile)).toEqual({ mcpServers: { rapport: moved } });
});

test.each(["{broken", "[1, 2]", '"text"', "null", '{"mcpServers": []}', '{"mcpServers": "none"}'])(
  "settings that are not understood, %s, are refused and left alone",
  async (content) => {
    await writeFile(configFile, content);
    await expect(installClaudeDesktop({ configFile, entry })).rejects.toMatchObject({ code: "conflict" });
    expect(await readFile(configFile, "utf8")).toBe(content);
    expect(await readdir(folder)).toEqual(["claude_desktop_config.json"]);
  },
);

test("an empty file is as good as none", async () => {
  await writeFile(configFile, "\n");
  await installClaudeDesktop({ configFile, entry });
  expect(await read(configFile)).toEqual({ mcpServers: { rapport: entry } });
});

test("a link to the settings stays a link", async () => {
  const real = join(folder, "dotfiles.json");
  await writeFile(real, "{}");
  await symlink(real, configFile);
  await installClaudeDesktop({ configFile, entry });
  expect((await lstat(configFile)).isSymbolicLink()).toBe(true);
  expect(await read(real)).toEqual({ mcpServers: { rapport: entry } });
});

test("a place that cannot be written is said, and no draft stays behind", async () => {
  await writeFile(join(folder, "file"), "");
  const inside = join(folder, "file", "config.json");
  await expect(installClaudeDesktop({ configFile: inside, entry })).rejects.toMatchObject({ code: "unavailable" });
  expect(await readdir(folder)).toEqual(["file"]);
});

test.each([
  ["darwin", undefined, "/home/ana/Library/Application Support/Claude/claude_desktop_config.json"],
  ["linux", undefined, "/home/ana/.config/Claude/claude_desktop_config.json"],
  ["win32", "C:\\Users\\ana\\AppData\\Roaming", "C:\\Users\\ana\\AppData\\Roaming\\Claude\\claude_desktop_config.json"],
] as const)("on %s the settings are where Claude Desktop looks", (platform, appData, file) => {
  expect(claudeDesktopConfigFile({ platform, home: "/home/ana", appData })).toBe(file);
});
