import { afterEach, describe, expect, test } from "vitest";
import { messageBody, postMessage, strictObject } from "./post-message.ts";
import { startClaudeStandIn, type ClaudeStandIn, type ClaudeStandInOptions } from "./start-claude-stand-in.ts";

const running: ClaudeStandIn[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()));
});
async function start(options: ClaudeStandInOptions = {}): Promise<ClaudeStandIn> {
  const standIn = await startClaudeStandIn(options);
  running.push(standIn);
  return standIn;
}

const slowToBegin = {
  baseMs: 60,
  uncachedTokensPerSecond: 1e9,
  cachedTokensPerSecond: 1e9,
  outputTokensPerSecond: 1e9,
};
const context = "Somebody said something on this call. ".repeat(200);
const contextTokens = Math.ceil(context.length / 3.2);

function asking(instruction: string, over: Record<string, unknown> = {}, ttl?: "1h", text = context) {
  const control = { cache_control: { type: "ephemeral", ...(ttl === undefined ? {} : { ttl }) } };
  const content = [
    { type: "text", text, ...control },
    { type: "text", text: instruction },
  ];
  return messageBody({ messages: [{ role: "user", content }], ...over });
}

const format = (name: string) => ({
  format: { type: "json_schema", schema: strictObject({ [name]: { type: "string" } }) },
});

const countersOf = (standIn: ClaudeStandIn) =>
  standIn.requests.map(({ usage }) => [usage?.cache_creation_input_tokens, usage?.cache_read_input_tokens]);

describe("the prompt cache", () => {
  test("gives four requests at once no hit: all write", async () => {
    const standIn = await start({ latency: slowToBegin });
    await Promise.all(["a", "b", "c", "d"].map((name) => postMessage(standIn, asking(name))));
    expect(countersOf(standIn)).toStrictEqual(Array.from({ length: 4 }, () => [contextTokens, 0]));
  });

  test("gives three that follow the first event of a leader three hits", async () => {
    const standIn = await start({ latency: { ...slowToBegin, outputTokensPerSecond: 20 } });
    const leader = await fetch(`${standIn.url}/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": standIn.apiKey, "anthropic-version": "2023-06-01" },
      body: JSON.stringify(asking("a", { stream: true })),
    });
    await leader.body?.getReader().read();
    expect(standIn.requests[0]?.doneAt).toBeNull();
    await Promise.all(["b", "c", "d"].map((name) => postMessage(standIn, asking(name))));
    expect(countersOf(standIn)).toStrictEqual([
      [contextTokens, 0],
      ...Array.from({ length: 3 }, () => [0, contextTokens]),
    ]);
  });

  test("counts what is neither read nor written as plain input", async () => {
    const standIn = await start();
    await postMessage(standIn, asking("x".repeat(320)));
    expect(standIn.requests[0]?.usage).toMatchObject({
      input_tokens: 100,
      cache_creation: { ephemeral_5m_input_tokens: contextTokens, ephemeral_1h_input_tokens: 0 },
    });
  });

  test("stays silent below 512 tokens", async () => {
    const standIn = await start();
    const short = "Too little to cache. ".repeat(60);
    for (const name of ["a", "b"]) await postMessage(standIn, asking(name, {}, undefined, short));
    expect(countersOf(standIn)).toStrictEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["another format", { output_config: format("a") }, { output_config: format("b") }],
    ["another effort", { output_config: { effort: "low" } }, { output_config: { effort: "high" } }],
    ["other thinking", { thinking: { type: "between_tools" } }, {}],
    ["another model", {}, { model: "claude-opus-5-5" }],
    ["another system text", { system: "You judge." }, { system: "You judge!" }],
    ["other tools", {}, { tools: [{ name: "a", input_schema: {} }] }],
  ])("misses with %s", async (_name, first, second) => {
    const standIn = await start();
    await postMessage(standIn, asking("a", first));
    await postMessage(standIn, asking("b", second));
    await postMessage(standIn, asking("c", first));
    expect(standIn.requests.map(({ usage }) => (usage?.cache_read_input_tokens ?? 0) > 0)).toStrictEqual([
      false,
      false,
      true,
    ]);
  });

  test.each<["5m" | "1h", number]>([
    ["5m", 5],
    ["1h", 60],
  ])("keeps a %s prefix that long, and longer when it is used", async (ttl, minutes) => {
    let nowMs = 0;
    const standIn = await start({ now: () => nowMs });
    const ask = async () => await postMessage(standIn, asking("a", {}, ttl === "1h" ? "1h" : undefined));
    await ask();
    nowMs += minutes * 60_000 - 1;
    await ask();
    nowMs += minutes * 60_000 - 1;
    await ask();
    nowMs += minutes * 60_000;
    await ask();
    expect(countersOf(standIn).map(([, read]) => (read ?? 0) > 0)).toStrictEqual([false, true, true, false]);
    const written = standIn.requests[0]?.usage?.cache_creation;
    expect(ttl === "1h" ? written?.ephemeral_1h_input_tokens : written?.ephemeral_5m_input_tokens).toBe(contextTokens);
  });

  test("reads the longest known prefix and writes the rest", async () => {
    const standIn = await start();
    const system = [{ type: "text", text: context, cache_control: { type: "ephemeral" } }];
    await postMessage(standIn, messageBody({ system }));
    await postMessage(standIn, asking("a", { system }));
    expect(countersOf(standIn)).toStrictEqual([
      [contextTokens, 0],
      [contextTokens, contextTokens],
    ]);
  });
});
