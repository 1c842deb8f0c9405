import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startHttp } from "../../../test/mcp/start-http.ts";
import type { Log } from "../../core/log.ts";
import type { WebhookAnswer, WebhookDoor } from "./mount-webhooks.ts";

const warn = vi.fn<Log["warn"]>();
const error = vi.fn<Log["error"]>();
const log: Log = { debug: () => {}, info: () => {}, warn, error };
const maxBytes = 100_000;
const receive = vi.fn<WebhookDoor["receive"]>();

let server: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  const doors = [{ source: "gong", maxBytes, receive }];
  server = await startHttp({ webhooks: doors, log, publicUrl: "https://coach.example.com" });
});
afterAll(() => server.close());
beforeEach(() => {
  vi.resetAllMocks();
  receive.mockResolvedValue({ status: 200, body: { received: true } });
});

interface Answer {
  status: number;
  body: { error?: Record<string, unknown> } & Record<string, unknown>;
}

/** Below fetch, which would not send a foreign Host. */
function send(path: string, body: Buffer | string, headers: Record<string, string> = {}, method = "POST") {
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request(`${server.url}${path}`, { method, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answer["body"] }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const chunked = { "transfer-encoding": "chunked" };

describe("a delivery", () => {
  test.each([{}, chunked])("reaches its door byte for byte, with its headers (%j)", async (headers) => {
    const raw = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x20, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);
    const answer = await send("/webhooks/gong", raw, { ...headers, "x-gong-signature": "sha256=ab" });
    expect(answer).toEqual({ status: 200, body: { received: true } });
    expect(Buffer.from(receive.mock.calls[0]?.[0] ?? [])).toEqual(raw);
    expect(receive.mock.calls[0]?.[1].get("x-gong-signature")).toBe("sha256=ab");
    expect(warn).not.toHaveBeenCalled();
  });

  test.each<Record<string, string>>([
    { host: "a1b2.tunnel.example" },
    { host: "coach.example.com", origin: "https://app.gong.example" },
    { host: "10.0.0.7:8000", "x-forwarded-host": "coach.example.com" },
  ])("is received under any Host and Origin (%j)", async (headers) => {
    expect((await send("/webhooks/gong", "{}", headers)).status).toBe(200);
    expect((await send("/webhooks/gong/", "{}", headers)).status).toBe(200);
  });

  test("opens no other route to foreign Hosts", async () => {
    for (const path of ["/health", "/tools/echo_words", "/webhooks/../health", "/webhooks/gong/../../health"]) {
      expect((await send(path, "{}", { host: "evil.example" })).status).toBe(403);
    }
  });

  test("that is queued is 202 with what the door says", async () => {
    receive.mockResolvedValue({ status: 202, body: { queued: "call:42" } });
    expect(await send("/webhooks/gong", "{}")).toEqual({ status: 202, body: { queued: "call:42" } });
  });
});

describe("a refusal", () => {
  test.each<[WebhookAnswer["status"], string]>([
    [400, "invalid_input"],
    [401, "unauthenticated"],
    [413, "invalid_input"],
    [503, "unavailable"],
  ])("%i has the one form of errors, and one log line without the body", async (status, code) => {
    receive.mockResolvedValue({ status, body: {}, reason: "for the log" });
    const answer = await send("/webhooks/gong", '{"said":"what a customer said"}');
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, message: expect.any(String), request_id: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toContain("for the log");
    const requestId = answer.body.error?.["request_id"];
    expect(warn.mock.calls).toEqual([
      [{ source: "gong", status, reason: "for the log", requestId }, expect.any(String)],
    ]);
  });

  test("may say more to the sender", async () => {
    receive.mockResolvedValue({ status: 400, body: { message: "callData is missing." } });
    expect((await send("/webhooks/gong", "{}")).body.error?.["message"]).toBe("callData is missing.");
  });

  test.each([{}, chunked])("of a body over the limit is 413, and the door never sees it (%j)", async (headers) => {
    expect((await send("/webhooks/gong", Buffer.alloc(maxBytes), headers)).status).toBe(200);
    const answer = await send("/webhooks/gong", Buffer.alloc(maxBytes + 1), headers);
    expect(answer.status).toBe(413);
    expect(answer.body.error?.["code"]).toBe("invalid_input");
    expect(receive).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test("of a body far over the limit still reaches the sender", async () => {
    const response = await fetch(`${server.url}/webhooks/gong`, { method: "POST", body: Buffer.alloc(30_000_000) });
    expect(response.status).toBe(413);
    // What is left of the body stands in the way of the next delivery on the same connection.
    expect(response.headers.get("connection")).toBe("close");
  });

  test("of an unknown source is 404, of another method 405", async () => {
    const unknown = await send("/webhooks/nobody", "{}", { host: "a1b2.tunnel.example" });
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    const read = await send("/webhooks/gong", "", {}, "GET");
    expect(read).toMatchObject({ status: 405, body: { error: { code: "invalid_input" } } });
    expect(receive).not.toHaveBeenCalled();
  });

  test("of a sender who breaks off leaves a line and no defect", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.write("POST /webhooks/gong HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{");
    await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(0));
    setTimeout(() => socket.destroy(), 50);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(receive).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });

  test("by a defect behind the door is 500 and shows nothing of it", async () => {
    receive.mockRejectedValue(new Error("postgresql://user:secret@host"));
    const answer = await send("/webhooks/gong", "{}");
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain("secret");
    expect(error).toHaveBeenCalledTimes(1);
  });
});
