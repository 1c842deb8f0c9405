import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttp } from "../../../test/mcp/start-http.ts";
import { ToolError } from "../../core/errors.ts";
import { createHttpApp } from "./create-http-app.ts";
import { listen } from "./listen.ts";

let server: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  server = await startHttp({ publicUrl: "https://coach.example.com/app" });
});
afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Below fetch, which would not send a foreign Host. */
function send(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = "GET", headers, body } = init;
    const outgoing = request(`${server.url}${path}`, { method, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const json = { "content-type": "application/json" };
const call = (tool: string, body: unknown, headers: Record<string, string> = json) =>
  send(`/tools/${tool}`, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
const errorOf = ({ body }: Answer) => (JSON.parse(body) as { error: Record<string, unknown> }).error;

const routes = ["/", "/health", "/ready", "/tools", "/openapi.json", "/docs", "/docs/swagger-ui.css", "/nowhere"];
const posts = ["/tools/echo_words", "/mcp", "/mcp/coaching"];

describe("Host and Origin", () => {
  test.each([...routes.map((path) => ["GET", path]), ...posts.map((path) => ["POST", path])])(
    "%s %s is refused under a foreign Host or Origin",
    async (method, path) => {
      const foreign: Record<string, string>[] = [
        { host: "evil.example" },
        { origin: "https://evil.example" },
        { origin: "null" },
      ];
      for (const headers of foreign) {
        const answer = await send(path ?? "", { method: method ?? "", headers: { ...json, ...headers }, body: "" });
        expect(answer.status).toBe(403);
        expect(errorOf(answer)["code"]).toBe("forbidden");
      }
    },
  );

  test.each(["localhost", "localhost:3000", "LOCALHOST", "127.0.0.1:1", "[::1]:8000"])(
    "the Host %s is served",
    async (host) => expect((await send("/tools", { headers: { host } })).status).toBe(200),
  );

  test.each(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"])(
    "a page of %s may ask",
    async (origin) => expect((await send("/tools", { headers: { origin } })).status).toBe(200),
  );

  test.each([
    "localhost.evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "coach.example.com.evil.example",
  ])("the Host %s is not taken for one of ours", async (host) =>
    expect((await send("/health", { headers: { host } })).status).toBe(403),
  );

  test.each(["http://user@localhost@evil.example", "evil.example/localhost", "localhost@evil.example"])(
    "the unusable Host %j is refused",
    async (host) => expect([400, 403]).toContain((await send("/health", { headers: { host } })).status),
  );

  test.each(["https://evil.example/?localhost", "file://localhost", "https://localhost@evil.example", "localhost"])(
    "the Origin %s is refused",
    async (origin) => expect((await send("/health", { headers: { origin } })).status).toBe(403),
  );
});

const inside = [
  ...routes.filter((path) => path !== "/health" && path !== "/ready").map((path) => ["GET", path]),
  ...posts.map((path) => ["POST", path]),
  ...["/health/", "//health", "/health/../tools", "/webhooks", "/HEALTH"].map((path) => ["GET", path]),
];

describe("from outside this machine", () => {
  const outside: Record<string, string>[] = [
    { host: "coach.example.com" },
    { host: "COACH.example.com:443" },
    // Proxies that put their own target into Host say in these whom they speak for.
    { "x-forwarded-for": "203.0.113.7" },
    { "x-forwarded-for": "127.0.0.1, 203.0.113.7" },
    { "x-forwarded-for": "" },
    { "x-forwarded-host": "coach.example.com" },
    { "x-real-ip": "2001:db8::7" },
    { "cf-connecting-ip": "203.0.113.7" },
    { forwarded: 'for="[2001:db8::7]";host=coach.example.com' },
    { forwarded: "for=_hidden" },
    { via: "1.1 cache" },
    // And who claims to be local is not believed beside a Host that is not.
    { host: "coach.example.com", "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1" },
  ];

  test.each(outside)("nobody uses anything (%j)", async (headers) => {
    for (const [method = "", path = ""] of inside) {
      const answer = await send(path, { method, headers: { ...json, ...headers }, body: "" });
      expect(`${method} ${path}: ${answer.status}`).toBe(`${method} ${path}: 403`);
      expect(errorOf(answer)).toMatchObject({
        code: "forbidden",
        message: expect.stringMatching(/on the machine .* http:\/\/localhost.* only \/webhooks\//s),
      });
    }
  });

  test("a page of the public address may not use this machine's server through its reader", async () => {
    const answer = await send("/tools", { headers: { origin: "https://coach.example.com" } });
    expect(answer.status).toBe(403);
  });

  test.each(outside)("health and readiness are seen under our names (%j)", async (headers) => {
    for (const path of ["/health", "/ready"]) expect((await send(path, { headers })).status).toBe(200);
  });

  test.each<Record<string, string>>([
    { "x-forwarded-for": "::1", "x-forwarded-host": "localhost:3000" },
    { "x-forwarded-for": "::ffff:127.0.0.1, 127.0.0.1:50312" },
    { forwarded: 'for="[::1]:4711";host="localhost:3000";proto=http' },
  ])("a proxy for this machine itself is no outsider (%j)", async (headers) =>
    expect((await send("/tools", { headers })).status).toBe(200),
  );

  test("a connection from another machine is refused whatever it calls itself", async () => {
    const app = createHttpApp({
      tools: [],
      version: "1.2.3",
      health: async () => ({ status: "ok" }),
      ready: async () => true,
      log: server.log,
    });
    const from = (remoteAddress: string | undefined, path: string) =>
      app.request(
        `http://localhost${path}`,
        { headers: { host: "localhost" } },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await from("127.0.0.1", "/tools")).status).toBe(200);
    expect((await from("::1", "/tools")).status).toBe(200);
    expect((await from("::ffff:127.0.0.1", "/tools")).status).toBe(200);
    for (const address of ["10.0.0.7", "::ffff:10.0.0.7", "fe80::1", "2001:db8::1", "", undefined]) {
      expect((await from(address, "/tools")).status).toBe(403);
      expect((await from(address, "/health")).status).toBe(200);
    }
  });
});

describe("every answer", () => {
  test.each([...routes, "/tools/echo_words"])(
    "of %s carries a request id of its own and safe headers",
    async (path) => {
      const [one, other] = await Promise.all([send(path), send(path)]);
      expect(one.headers["x-request-id"]).toMatch(/^[\w-]{20,}$/);
      expect(one.headers["x-request-id"]).not.toBe(other.headers["x-request-id"]);
      expect(one.headers["x-content-type-options"]).toBe("nosniff");
      expect(one.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(one.headers["x-frame-options"]).toBe("DENY");
    },
  );
});

const broken = () => Promise.reject(new Error("postgresql://user:secret@host"));

describe("health", () => {
  test("says how many tools there are and in which version", async () => {
    expect(JSON.parse((await send("/health")).body)).toEqual({ status: "ok", tools: 3, version: "1.2.3" });
    expect(await send("/ready")).toMatchObject({ status: 200, body: '{"ready":true}' });
  });

  test("says degraded when its own check breaks, without the reason, and ready turns 503", async () => {
    const ill = await startHttp({ health: broken, ready: broken });
    const health = await fetch(`${ill.url}/health`);
    const text = await health.text();
    expect(text).toContain('"degraded"');
    expect(text).not.toContain("secret");
    expect((await fetch(`${ill.url}/ready`)).status).toBe(503);
    await ill.close();
  });
});

describe("POST /tools/<name>", () => {
  test("answers the tool's data", async () => {
    const answer = await call("echo_words", { words: "hi", times: 2 });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ said: ["hi", "hi"] });
  });

  test.each([
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["rate_limited", 429],
    ["unavailable", 503],
  ])("answers %s with %i, the code and the words for people", async (how, status) => {
    const answer = await call("fail_somehow", { how });
    expect(answer.status).toBe(status);
    expect(errorOf(answer)).toEqual({
      code: how,
      message: `It failed with ${how}.`,
      request_id: answer.headers["x-request-id"],
    });
    expect(answer.headers["retry-after"]).toBe(how === "rate_limited" ? "7" : undefined);
  });

  test.each(["defect", "bad_output"])("a %s is a 500 whose cause stays in the log, once", async (how) => {
    server.log.lines.length = 0;
    const answer = await call("fail_somehow", { how });
    expect(answer.status).toBe(500);
    expect(errorOf(answer)["code"]).toBe("internal");
    expect(answer.body).not.toMatch(/hunter2|expected string/i);
    const logged = server.log.lines.filter(({ level }) => level === "error");
    expect(logged).toHaveLength(1);
    expect(logged[0]?.fields).toMatchObject({ requestId: answer.headers["x-request-id"], tool: "fail_somehow" });
    expect(logged[0]?.fields["err"]).toBeInstanceOf(Error);
  });

  test("names the path of each field it cannot use", async () => {
    const answer = await call("echo_words", { words: "", moods: ["glad", "bored"], date_range: { end: 5 }, extra: 1 });
    expect(answer.status).toBe(400);
    const { code, issues, message } = errorOf(answer) as { code: string; message: string; issues: { path: string }[] };
    expect(code).toBe("invalid_input");
    expect(issues.map(({ path }) => path).toSorted()).toEqual(["", "date_range.end", "moods.1", "words"]);
    expect(message).toContain("glad");
  });

  test.each([
    ["broken JSON", "{not json", json],
    ["JSON that ends too early", '{"words":', json],
    ["a form", "words=hi", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text, which a form can send", '{"words":"hi"}', { "content-type": "text/plain" }],
    ["a body without a type", '{"words":"hi"}', {}],
    ["a list", "[1]", json],
    ["a text with a NUL, which Postgres cannot store", '{"words":"a\\u0000b"}', json],
  ])("%s is 400 invalid_input", async (_, body, headers) => {
    const answer = await call("echo_words", body, headers);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)["code"]).toBe("invalid_input");
    expect(errorOf(answer)["message"]).not.toContain("not json");
  });

  test.each([
    ["JSON with a charset", { "content-type": "application/json; charset=utf-8" }],
    ["a JSON of its own kind", { "content-type": "application/vnd.rapport+json" }],
  ])("%s is read", async (_, headers) => expect((await call("echo_words", { words: "hi" }, headers)).status).toBe(200));

  test("an empty body is an empty object", async () => {
    for (const headers of [{}, json]) {
      const answer = await call("echo_words", "", headers);
      expect(errorOf(answer)).toMatchObject({ code: "invalid_input", issues: [{ path: "words" }] });
    }
  });

  test("a body of more than 1 MB is 413, whether its length is announced or not", async () => {
    const large = JSON.stringify({ words: "x".repeat(1_100_000) });
    const announced = await call("echo_words", large);
    expect(announced.status).toBe(413);
    expect(errorOf(announced)["code"]).toBe("invalid_input");
    const stream = new Blob([large]).stream();
    const chunked = await fetch(`${server.url}/tools/echo_words`, {
      method: "POST",
      headers: json,
      body: stream,
      duplex: "half",
    });
    expect(chunked.status).toBe(413);
  });

  test("an unknown tool is 404 and names the close ones", async () => {
    const answer = await call("echo_word", {});
    expect(answer.status).toBe(404);
    expect(errorOf(answer)["message"]).toContain("echo_words");
    expect(errorOf(await call("%00<script>", {}))["code"]).toBe("not_found");
  });

  test("another method is 405 and says which one", async () => {
    const answer = await send("/tools/echo_words");
    expect(answer).toMatchObject({ status: 405, headers: { allow: "POST" } });
  });

  test("a client that goes away stops the tool", async () => {
    const controller = new AbortController();
    server.events.length = 0;
    const asked = fetch(`${server.url}/tools/count_slowly`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ steps: 1000, step_ms: 10 }),
      signal: controller.signal,
    });
    await expect.poll(() => server.events).toEqual(["started"]);
    controller.abort();
    await expect(asked).rejects.toThrow(/fetch failed|abort/);
    await expect.poll(() => server.events).toEqual(["started", "cancelled"]);
  });
});

describe("who is asking", () => {
  test("nobody gets past a door that does not know them", async () => {
    const closed = await startHttp({
      callerFor: () => {
        throw new ToolError("unauthenticated", "Sign in first.");
      },
    });
    for (const [method, path] of [
      ["GET", "/tools"],
      ["GET", "/tools/echo_words"],
      ["POST", "/tools/echo_words"],
      ["POST", "/mcp"],
      ["POST", "/mcp/coaching"],
    ]) {
      const answer = await fetch(`${closed.url}${path}`, {
        ...(method && { method }),
        headers: json,
        ...(method === "POST" && { body: '{"words":"hi"}' }),
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
    expect(closed.audit).toEqual([]);
    expect((await fetch(`${closed.url}/health`)).status).toBe(200);
    await closed.close();
  });
});

describe("listening", () => {
  const app = { fetch: () => new Response("ok") };

  test("a port in use is one line with the way out", async () => {
    const failed = await listen(app, { port: server.port, host: "127.0.0.1" }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ToolError);
    expect((failed as ToolError).publicMessage).toBe(
      `Port ${server.port} is in use. Stop the other program or start with --port N.`,
    );
  });

  test("closing waits for the answers under way and then ends kept-alive connections at once", async () => {
    const own = await startHttp();
    const asked = fetch(`${own.url}/tools/count_slowly`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ steps: 20, step_ms: 10 }),
    });
    await expect.poll(() => own.events).toEqual(["started"]);
    const startedMs = performance.now();
    const closing = own.close();
    expect((await asked).status).toBe(200);
    await closing;
    expect(performance.now() - startedMs).toBeLessThan(3000);
    await expect(fetch(`${own.url}/health`)).rejects.toThrow(/fetch failed|abort/);
    await own.close();
  });

  test("closing does not wait longer than it is told to", async () => {
    const stuck = await listen(
      { fetch: () => new Promise<Response>(() => {}) },
      { port: 0, host: "127.0.0.1", drainMs: 50 },
    );
    const asked = fetch(`http://127.0.0.1:${stuck.port}/`).catch(() => "cut");
    await new Promise((resolve) => setImmediate(resolve));
    await stuck.close();
    expect(await asked).toBe("cut");
  });
});
