import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, type Product } from "./product.ts";

let product: Product;
beforeAll(async () => {
  product = createProduct();
  await product.run(["tools"]);
});
afterAll(() => product.remove());

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};

/** Nobody reads what it writes, as behind `| head -0`. */
async function unread(args: string[]) {
  const child = product.start(args);
  child.stdout?.destroy();
  // stdin stays open: what ends it is that nobody reads.
  if (args[0] === "mcp") child.stdin?.write(`${JSON.stringify(initialize)}\n`);
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}

test.each([
  ["help"],
  ["tools --json"],
  ["call search_calls"],
  ["flows --all"],
  ["review --week 2026-10-05"],
  ["serve --port 0 --dev"],
  ["worker"],
  ["mcp"],
])("`rapport %s` whose reader has left ends quietly with 0", async (words) => {
  const { code, stderr } = await unread(words.split(" "));
  expect(stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"))).toEqual([]);
  expect(stderr).not.toMatch(/EPIPE|"level":(50|60)/);
  expect(code).toBe(0);
});

test("and in order: Postgres ends with the last of them", async () => {
  await unread(["tools", "--json"]);
  const { stdout } = await product.run(["doctor"]);
  expect(stdout).toContain("Database connection successful");
  expect(stdout).not.toContain("already running");
});

test("what goes wrong in use keeps its code and its words while somebody reads", async () => {
  expect(await product.run(["tools", "--jsn"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--jsn") });
});
