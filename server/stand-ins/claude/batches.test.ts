import { afterEach, describe, expect, test } from "vitest";
import { messageBody } from "./post-message.ts";
import { startClaudeStandIn, type ClaudeStandIn, type ClaudeStandInOptions } from "./start-claude-stand-in.ts";

const running: ClaudeStandIn[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()));
});

async function start(options: ClaudeStandInOptions = {}) {
  const standIn = await startClaudeStandIn(options);
  running.push(standIn);
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${standIn.url}/v1/messages/batches${path}`, {
      method,
      headers: { "x-api-key": standIn.apiKey, "anthropic-version": "2023-06-01" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  const submit = async (...params: Record<string, unknown>[]) =>
    (
      JSON.parse(
        (await ask("POST", "", { requests: params.map((each, at) => ({ custom_id: `item-${at}`, params: each })) }))
          .text,
      ) as { id: string }
    ).id;
  const read = async (id: string) => JSON.parse((await ask("GET", `/${id}`)).text) as Record<string, unknown>;
  return { standIn, ask, submit, read };
}

const context = "Somebody said something on this call. ".repeat(200);
const asking = (instruction: string) =>
  messageBody({
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: context, cache_control: { type: "ephemeral", ttl: "1h" } },
          { type: "text", text: instruction },
        ],
      },
    ],
  });

describe("a batch is refused", () => {
  test.each<[string, unknown]>([
    ["without requests", { requests: [] }],
    ["with an id that has other characters", { requests: [{ custom_id: "a b", params: messageBody() }] }],
    ["with a long id", { requests: [{ custom_id: "x".repeat(65), params: messageBody() }] }],
    ["with one id twice", { requests: [1, 2].map(() => ({ custom_id: "a", params: messageBody() })) }],
    ["with a request that streams", { requests: [{ custom_id: "a", params: messageBody({ stream: true }) }] }],
    ["with a warm-up", { requests: [{ custom_id: "a", params: messageBody({ max_tokens: 0 }) }] }],
  ])("%s", async (_, body) => {
    const { ask, standIn } = await start();
    expect((await ask("POST", "", body)).status).toBe(400);
    expect(standIn.batches).toHaveLength(0);
  });
});

test("what is wrong with a single request stands in its result", async () => {
  const { submit, ask } = await start();
  const id = await submit(messageBody(), messageBody({ temperature: 0 }), messageBody({ model: "claude-nonesuch" }));
  await ask("GET", `/${id}`);
  const lines = (await ask("GET", `/${id}/results`)).text.trim().split("\n");
  const results = lines.map((line) => JSON.parse(line) as { custom_id: string; result: Record<string, unknown> });
  expect(results.find(({ custom_id: item }) => item === "item-0")?.result).toMatchObject({
    type: "succeeded",
    message: { stop_reason: "end_turn" },
  });
  expect(results.find(({ custom_id: item }) => item === "item-1")?.result).toMatchObject({
    type: "errored",
    error: { error: { type: "invalid_request_error" } },
  });
  expect(results.find(({ custom_id: item }) => item === "item-2")?.result).toMatchObject({
    error: { error: { type: "not_found_error" } },
  });
});

test("results are there once the clock says so, and not before", async () => {
  let nowMs = 0;
  const { submit, read, ask } = await start({ now: () => nowMs, batches: { endsAfterMs: 10 } });
  const id = await submit(messageBody());
  expect(await read(id)).toMatchObject({ processing_status: "in_progress", request_counts: { processing: 1 } });
  expect((await ask("GET", `/${id}/results`)).status).toBe(400);
  nowMs = 10;
  expect(await read(id)).toMatchObject({ processing_status: "ended", request_counts: { processing: 0, succeeded: 1 } });
});

test("requests of one batch do not read each other's prefix; a later batch within the hour does", async () => {
  let nowMs = 0;
  const { submit, read, standIn } = await start({ now: () => nowMs });
  await read(await submit(asking("a"), asking("b")));
  nowMs = 59 * 60_000;
  await read(await submit(asking("c")));
  const [first, second] = standIn.batches;
  const written = first?.items[0]?.usage?.cache_creation.ephemeral_1h_input_tokens ?? 0;
  expect(written).toBeGreaterThan(2_000);
  expect(first?.items[1]?.usage?.cache_creation.ephemeral_1h_input_tokens).toBe(written);
  expect(second?.items[0]?.usage).toMatchObject({ cache_read_input_tokens: written, cache_creation_input_tokens: 0 });
});
