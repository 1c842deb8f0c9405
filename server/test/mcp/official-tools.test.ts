import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttp } from "./start-http.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const modules = join(folder, "../../../node_modules");
const run = promisify(execFile);

let server: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  server = await startHttp();
});
afterAll(() => server.close());

const overStdio = () => [join(modules, ".bin/tsx"), join(folder, "stdio-server.ts")];
const overHttp = () => [`${server.url}/mcp`, "--transport", "http"];

describe("the official conformance suite", () => {
  const conformance = join(modules, "@modelcontextprotocol/conformance/dist/index.js");
  const listings = ["tools-list", "resources-list", "prompts-list", "dns-rebinding-protection"];
  const modern = ["caching", "sep-2164-resource-not-found", "server-sse-multiple-streams", "http-header-validation"];
  const legacy = ["server-initialize", "ping"];

  test.each([
    ...[...listings, ...modern].map((scenario) => ["2026-07-28", scenario] as const),
    ...[...listings, ...legacy].map((scenario) => ["2025-11-25", scenario] as const),
  ])("%s %s passes", async (version, scenario) => {
    const suite = ["--import", join(folder, "conformance-on-node-20.mjs"), conformance, "server"];
    const choice = ["--url", `${server.url}/mcp`, "--scenario", scenario, "--spec-version", version];
    const { stdout } = await run(process.execPath, [...suite, ...choice]);
    expect(stdout).toMatch(/Passed: ([1-9]\d*)\/\1, 0 failed, 0 warnings/);
  });
});

describe("the official inspector", () => {
  const inspector = join(modules, "@modelcontextprotocol/inspector/clients/launcher/build/index.js");
  const inspect = async (target: string[], ...args: string[]) => {
    const { stdout } = await run(process.execPath, [inspector, "--cli", ...target, ...args]);
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  test.each([
    ["HTTP", overHttp],
    ["stdio", overStdio],
  ])("lists the tools and calls one over %s", async (_, target) => {
    const listed = (await inspect(target(), "--method", "tools/list")) as { tools: { name: string }[] };
    expect(listed.tools.map(({ name }) => name)).toContain("echo_words");
    const call = [
      "--method",
      "tools/call",
      "--tool-name",
      "echo_words",
      "--tool-arg",
      "words=hi",
      "--tool-arg",
      "times=2",
    ];
    expect(await inspect(target(), ...call)).toMatchObject({
      content: [{ type: "text", text: "hi hi" }],
      structuredContent: { said: ["hi", "hi"] },
    });
  });

  test("finds no error in the schemas, and every input portable", async () => {
    // An error ends it with another code than 0; without any finding it says nothing on stderr.
    const { stdout, stderr } = await run(process.execPath, [
      inspector,
      "--cli",
      ...overHttp(),
      "--strict",
      "--method",
      "tools/list",
    ]);
    expect(stdout).toContain('"echo_words"');
    expect(stderr).toMatch(/^\s*$|(^|\s)0 errors/);
    expect(stderr).not.toContain("Path: inputSchema");
  });
});
