import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { bench, failureOf } from "../../../stand-ins/claude/model-bench.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Answers every request alike. */
async function answering(status: number, body: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const errorBody = (type: string) => ({ type: "error", error: { type, message: "no" } });

describe("the check of key and model", () => {
  test("passes for a known model, without a billed request", async () => {
    const { standIn, model } = await bench();
    await expect(model.check("claude-sonnet-5-5")).resolves.toBeUndefined();
    expect(standIn.requests).toHaveLength(0);
  });

  test("tells an unknown model", async () => {
    const { model } = await bench();
    const error = await failureOf(model.check("claude-nonesuch"));
    expect(error.failure).toBe("bad_request");
    expect(error.message).toBe("Claude does not know the model claude-nonesuch (404). Check COACHING_MODEL.");
  });

  test("tells a wrong key", async () => {
    const { model } = await bench({ apiKey: "another" });
    expect((await failureOf(model.check("claude-sonnet-5-5"))).failure).toBe("rejected_key");
  });

  test("tells a key without the right", async () => {
    const { model } = await bench({}, { baseUrl: await answering(403, errorBody("permission_error")) });
    expect((await failureOf(model.check("claude-sonnet-5-5"))).failure).toBe("forbidden");
  });

  test("tells that nobody is there", async () => {
    const { standIn, model } = await bench();
    await standIn.close();
    expect((await failureOf(model.check("claude-sonnet-5-5"))).failure).toBe("unreachable");
  });

  test("finds the model where a gateway answers with the list of all", async () => {
    const baseUrl = await answering(200, { data: [{ id: "claude-sonnet-5-5", type: "model" }], has_more: false });
    const { model } = await bench({}, { baseUrl });
    await expect(model.check("claude-sonnet-5-5")).resolves.toBeUndefined();
    expect((await failureOf(model.check("claude-opus-5-5"))).failure).toBe("bad_request");
  });

  test("tells an address that is not Claude's", async () => {
    const wrong = await bench({}, { baseUrl: await answering(404, { detail: "no such page" }) });
    expect((await failureOf(wrong.model.check("claude-sonnet-5-5"))).message).toContain("Check ANTHROPIC_BASE_URL");
    const other = await bench({}, { baseUrl: await answering(200, { hello: "world" }) });
    expect((await failureOf(other.model.check("claude-sonnet-5-5"))).message).toContain("Check ANTHROPIC_BASE_URL");
  });
});
