import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const serverFile = fileURLToPath(new URL("stdio-server.ts", import.meta.url));

const line = (message: object) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
const hello = [
  line({
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "t", version: "1" } },
  }),
  line({ method: "notifications/initialized" }),
];

function run(input: string[], onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void) {
  return new Promise<{ code: number | null; messages: Record<string, unknown>[] }>((resolve, reject) => {
    const args = ["--import", "tsx", serverFile];
    const child = execFile(process.execPath, args, {
      timeout: 20_000,
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
    });
    let text = "";
    child.stdout?.on("data", (chunk: string) => {
      text += chunk;
      onOutput?.(text, (signal) => child.kill(signal));
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const lines = text.split("\n").filter((one) => one !== "");
      resolve({ code, messages: lines.map((one) => JSON.parse(one) as Record<string, unknown>) });
    });
    child.stdin?.write(input.join(""));
    if (!onOutput) child.stdin?.end();
  });
}

describe("the stdio door as a process", () => {
  test("answers everything that came before stdin ended, then leaves with 0", async () => {
    const slow = line({
      id: 2,
      method: "tools/call",
      params: { name: "count_slowly", _meta: { progressToken: 7 }, arguments: { steps: 10 } },
    });
    const { code, messages } = await run([...hello, slow, line({ id: 3, method: "tools/list" })]);
    expect(code).toBe(0);
    const ids = messages.map(({ id }) => id).filter((id) => id !== undefined);
    expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
    expect(ids).toHaveLength(3);
    const steps = messages.flatMap(({ params }, at) => (params === undefined ? [] : [{ at, params }]));
    expect(steps.map(({ params }) => (params as { progress: number }).progress)).toEqual(
      Array.from({ length: 10 }, (_, step) => (step + 1) / 10),
    );
    expect(steps.at(-1)?.at).toBeLessThan(messages.findIndex(({ id }) => id === 2));
    expect(messages.find(({ id }) => id === 2)).toMatchObject({ result: { structuredContent: { counted: 10 } } });
  });

  test("leaves with 0 at SIGTERM, though stdin is still open", async () => {
    const { code } = await run(hello, (text, kill) => {
      if (text.includes('"id":1')) kill("SIGTERM");
    });
    expect(code).toBe(0);
  });

  test("survives a line that is no message", async () => {
    const { code, messages } = await run(["this is not JSON\n", ...hello, line({ id: 2, method: "ping" })]);
    expect(code).toBe(0);
    expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining([1, 2]));
  });
});
