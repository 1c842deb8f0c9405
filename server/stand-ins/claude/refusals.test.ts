import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messageBody, postMessage, strictObject, withSchema } from "./post-message.ts";
import { startClaudeStandIn, type ClaudeStandIn } from "./start-claude-stand-in.ts";

let standIn: ClaudeStandIn;
beforeAll(async () => {
  standIn = await startClaudeStandIn({ maxRequestBytes: 200_000 });
});
afterAll(() => standIn.close());

const text = { type: "string" };
const cached = { type: "text", text: "part", cache_control: { type: "ephemeral" } };
const user = (content: unknown) => [{ role: "user", content }];
const optionalParameters = (count: number) =>
  strictObject(Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, text])), { required: [] });
const unions = (count: number) =>
  strictObject(Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, { type: ["string", "null"] }])));

describe("accepted", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a plain message", messageBody()],
    ["temperature at its default", messageBody({ temperature: 1 })],
    [
      "an automatic tool choice",
      messageBody({ tools: [{ name: "a", input_schema: {} }], tool_choice: { type: "auto" } }),
    ],
    ["between_tools thinking", messageBody({ thinking: { type: "between_tools" } })],
    ["sampling parameters where the model has them", messageBody({ model: "claude-haiku-5-5", temperature: 0 })],
    ["four breakpoints", messageBody({ messages: user([cached, cached, cached, cached]) })],
    ["24 optional parameters", withSchema(optionalParameters(24))],
    ["16 unions", withSchema(unions(16))],
    ["minItems 1", withSchema(strictObject({ list: { type: "array", items: text, minItems: 1 } }))],
  ])("%s", async (_name, body) => {
    expect(await postMessage(standIn, body)).toMatchObject({ status: 200 });
  });
});

describe("refused with 400", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["temperature", messageBody({ temperature: 0 }), "temperature"],
    ["top_p", messageBody({ top_p: 0.9 }), "top_p"],
    ["top_k", messageBody({ top_k: 5 }), "top_k"],
    ["a forced tool", messageBody({ tool_choice: { type: "tool", name: "a" } }), "tool_choice"],
    ["any tool", messageBody({ tool_choice: { type: "any" } }), "tool_choice"],
    ["no max_tokens", messageBody({ max_tokens: undefined }), "max_tokens: Field required"],
    ["no messages", messageBody({ messages: [] }), "messages"],
    ["an unknown parameter", messageBody({ seed: 1 }), "seed"],
    ["thinking off on Sonnet", messageBody({ thinking: { type: "disabled" } }), "disabled"],
    ["thinking off on Opus", messageBody({ model: "claude-opus-5-5", thinking: { type: "disabled" } }), "disabled"],
    ["a small budget", messageBody({ thinking: { type: "enabled", budget_tokens: 100 } }), "budget_tokens"],
    ["an unknown effort", messageBody({ output_config: { effort: "huge" } }), "output_config.effort"],
    [
      "five breakpoints",
      messageBody({ system: [cached], messages: user([cached, cached, cached, cached]) }),
      "maximum of 4",
    ],
    [
      "a long life after a short one",
      messageBody({
        system: [cached],
        messages: user([{ ...cached, cache_control: { type: "ephemeral", ttl: "1h" } }]),
      }),
      "ttl='1h'",
    ],
    ["an empty block", messageBody({ messages: user([{ type: "text", text: "" }]) }), "non-empty"],
    [
      "citations with a format",
      withSchema(strictObject({ a: text }), { messages: user([{ type: "document", citations: { enabled: true } }]) }),
      "citations",
    ],
    ["a warm-up that streams", messageBody({ max_tokens: 0, stream: true }), "max_tokens: 0"],
    ["a warm-up with a format", withSchema(strictObject({ a: text }), { max_tokens: 0 }), "max_tokens: 0"],
    [
      "an open object",
      withSchema(strictObject({ a: text }, { additionalProperties: undefined })),
      "additionalProperties",
    ],
    [
      "an open object deep down",
      withSchema(strictObject({ a: { type: "array", items: { type: "object" } } })),
      "schema.a.items",
    ],
    ["a minimum", withSchema(strictObject({ a: { type: "integer", minimum: 1 } })), "'minimum'"],
    ["a maximum", withSchema(strictObject({ a: { type: "integer", maximum: 5 } })), "'maximum'"],
    ["minLength", withSchema(strictObject({ a: { type: "string", minLength: 1 } })), "'minLength'"],
    ["minItems 2", withSchema(strictObject({ a: { type: "array", items: text, minItems: 2 } })), "'minItems'"],
    [
      "recursion",
      withSchema(
        strictObject(
          { a: { $ref: "#/$defs/node" } },
          { $defs: { node: strictObject({ next: { $ref: "#/$defs/node" } }) } },
        ),
      ),
      "recursive",
    ],
    ["a reference to nothing", withSchema(strictObject({ a: { $ref: "#/$defs/gone" } })), "not defined"],
    ["25 optional parameters", withSchema(optionalParameters(25)), "optional parameters"],
    ["17 unions", withSchema(unions(17)), "union types"],
  ])("%s", async (_name, body, because) => {
    const answer = await postMessage(standIn, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { type: "invalid_request_error" } } });
    expect(answer.body.error?.message).toContain(because);
  });

  test("a body that is not JSON", async () => {
    expect((await postMessage(standIn, "{nope")).status).toBe(400);
  });

  test.each(["", "2020-01-01"])("anthropic-version %j", async (version) => {
    const answer = await postMessage(standIn, messageBody(), { "anthropic-version": version });
    expect(answer.body.error?.message).toContain("anthropic-version");
    expect(answer.status).toBe(400);
  });
});

test("a wrong key is 401, whichever header brings it", async () => {
  expect((await postMessage(standIn, messageBody(), { "x-api-key": "wrong" })).status).toBe(401);
  expect((await postMessage(standIn, messageBody(), { authorization: "Bearer wrong" })).status).toBe(401);
});

test("an unknown model is 404", async () => {
  const answer = await postMessage(standIn, messageBody({ model: "claude-nonesuch" }));
  expect(answer).toMatchObject({ status: 404, body: { error: { type: "not_found_error" } } });
});

test("a body over the limit is 413", async () => {
  const answer = await postMessage(standIn, messageBody({ system: "x".repeat(200_001) }));
  expect(answer).toMatchObject({ status: 413, body: { error: { type: "request_too_large" } } });
});

test("models are listed and found; tokens are counted without a message", async () => {
  const headers = { "x-api-key": standIn.apiKey, "anthropic-version": "2023-06-01" };
  const get = async (path: string) => await (await fetch(standIn.url + path, { headers })).json();
  expect(await get("/v1/models")).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ id: "claude-opus-5-5" })]),
  });
  expect(await get("/v1/models/claude-haiku-5-5")).toMatchObject({ id: "claude-haiku-5-5", type: "model" });
  const before = standIn.requests.length;
  const counted = await fetch(`${standIn.url}/v1/messages/count_tokens`, {
    method: "POST",
    headers,
    body: JSON.stringify({ ...messageBody({ system: "y".repeat(320) }), max_tokens: undefined }),
  });
  expect(await counted.json()).toStrictEqual({ input_tokens: 102 });
  expect(standIn.requests).toHaveLength(before);
});
