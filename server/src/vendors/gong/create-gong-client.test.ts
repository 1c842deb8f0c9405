import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import {
  type GongStandIn,
  type GongStandInOptions,
  startGongStandIn,
} from "../../../stand-ins/gong/start-gong-stand-in.ts";
import { ToolError } from "../../core/errors.ts";
import { limitSpent } from "../../core/limit-spent.ts";
import type { Log } from "../../core/log.ts";
import { createGongClient } from "./create-gong-client.ts";
import { createGongTransport, type GongTransportOptions } from "./gong-transport.ts";
import { readPages } from "./read-pages.ts";

const id = "77823422740259378951";
const warn = vi.fn<Log["warn"]>();
const silent = () => {};
const log: Log = { debug: silent, info: silent, warn, error: silent };
const { signal } = new AbortController();
const november = { from: new Date("2026-11-01"), to: new Date("2026-12-01"), signal };

let gong: GongStandIn;
const restart = async (options: Partial<GongStandInOptions> = {}) => {
  await gong.close();
  gong = await startGongStandIn({ calls: [makeGongPair(id)], ...options });
};
const connect = (options: Partial<GongTransportOptions> = {}) =>
  createGongClient({
    baseUrl: gong.url,
    accessKey: gong.accessKey,
    secret: gong.secret,
    log,
    retryDelayMs: 1,
    ...options,
  });
const failureOf = async (attempt: Promise<unknown>): Promise<ToolError> => {
  const error: unknown = await attempt.then(
    () => expect.fail("it did not fail"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  return error as ToolError;
};
const spent = () => Promise.reject(limitSpent("Gong", 7200));
const allUsers = async () => {
  const found = [];
  for await (const user of connect({ requestsPerSecond: 50 }).listUsers({ signal })) found.push(user);
  return found;
};
const pageOf = async (window = november) => {
  const found = [];
  for await (const call of connect({ requestsPerSecond: 50 }).listCalls(window)) found.push(call.id);
  return found;
};

beforeEach(async () => {
  gong = await startGongStandIn({ calls: [makeGongPair(id), makeGongPair("42")] });
  vi.clearAllMocks();
});
afterEach(() => gong.close());

describe("fetching a call", () => {
  test("a call comes with its transcript, its id of 20 digits whole", async () => {
    expect(await connect().fetchCall(id, { signal })).toEqual(makeGongPair(id));
  });

  test("ids written as JSON integers keep their digits, and unknown fields do no harm", async () => {
    gong.switches.idsAsIntegers = true;
    gong.switches.unknownFields = true;
    const pair = await connect().fetchCall(id, { signal });
    expect(pair).toMatchObject({ call: { metaData: { id } }, transcript: { callId: id } });
  });

  test("an id that Gong does not know is null", async () => {
    expect(await connect().fetchCall("99999999999999999999", { signal })).toBeNull();
  });

  test("an id that cannot be Gong's is null without asking", async () => {
    expect(await connect().fetchCall("practical-ai-291", { signal })).toBeNull();
    expect(gong.requests).toEqual([]);
  });

  test.each(["", "/", "/v2", "/v2/"])("the base URL may end in %j", async (ending) => {
    expect(await connect({ baseUrl: `${gong.url}${ending}` }).fetchCall(id, { signal })).not.toBeNull();
  });

  test("a call without its transcript yet, and a transcript without its call yet, are not ready and not unknown", async () => {
    gong.switches.transcriptLateFor = 1;
    const early = await failureOf(connect().fetchCall(id, { signal }));
    expect(early).toMatchObject({ code: "unavailable", publicMessage: expect.stringMatching(/not ready.*transcript/) });
    gong.switches.detailsLateFor = 2;
    const halfWay = await failureOf(connect().fetchCall(id, { signal }));
    expect(halfWay).toMatchObject({ code: "unavailable", publicMessage: expect.stringMatching(/not ready/) });
    expect(halfWay.retryAfterSeconds).toBeGreaterThan(0);
    expect(await connect().fetchCall(id, { signal })).not.toBeNull();
    expect([early.reason, halfWay.reason]).toEqual(["not_ready", "not_ready"]);
  });
});

describe("users", () => {
  const users = [
    {
      id: "234599484848423",
      emailAddress: "Dana.Reyes@Example.com",
      emailAliases: ["dana@example.com", "DANA@example.com", "dana.reyes@example.com"],
      firstName: "Dana",
      lastName: "Reyes",
      title: "Account Executive",
      active: true,
      managerId: "234599484848424",
    },
    { id: "234599484848424", emailAddress: null, firstName: "Kim", lastName: null, active: false },
    { id: "12345678901234567890" },
  ];
  test("come over all pages, with addresses in lower case, aliases once each, and those who left", async () => {
    await restart({ users, pageSize: 2, requestsPerSecond: 100 });
    expect(await allUsers()).toEqual([
      {
        id: "234599484848423",
        email: "dana.reyes@example.com",
        aliases: ["dana@example.com"],
        name: "Dana Reyes",
        title: "Account Executive",
        active: true,
        managerId: "234599484848424",
      },
      { id: "234599484848424", email: null, aliases: [], name: "Kim", title: null, active: false, managerId: null },
      { id: "12345678901234567890", email: null, aliases: [], name: null, title: null, active: true, managerId: null },
    ]);
  });

  test("ids written as JSON integers keep their digits", async () => {
    await restart({ users, switches: { idsAsIntegers: true, unknownFields: true } });
    expect((await allUsers()).map((user) => user.id)).toEqual(users.map((user) => user.id));
  });

  test("of a company without any are none", async () => {
    await restart({ users: [] });
    expect(await allUsers()).toEqual([]);
  });

  test("a wrong key, which is 403 here, is refused at once by its settings", async () => {
    const error = await failureOf(connect({ secret: "not-the-secret" }).listUsers({ signal }).next());
    expect(error).toMatchObject({ code: "forbidden", reason: "refused" });
    expect(error.publicMessage).toMatch(/GONG_API_KEY.*GONG_API_SECRET/);
    expect(gong.requests).toHaveLength(1);
  });
});

describe("keys", () => {
  test("the right pair is accepted", async () => {
    await expect(connect().check()).resolves.toBeUndefined();
  });

  test("a wrong pair fails at once and names both settings, but not the secret", async () => {
    const client = connect({ secret: "not-the-secret" });
    for (const error of [await failureOf(client.check()), await failureOf(client.fetchCall(id, { signal }))]) {
      expect(error.code).toBe("forbidden");
      expect(error.publicMessage).toMatch(/GONG_API_KEY and GONG_API_SECRET/);
      expect(error.publicMessage).not.toContain("not-the-secret");
    }
    expect(gong.requests.filter(({ url }) => url.includes("/calls?"))).toHaveLength(1);
  });

  test("a key that may not do it fails at once and says which right is missing", async () => {
    gong.switches.forbidden = true;
    const error = await failureOf(connect().check());
    expect(error.code).toBe("forbidden");
    expect(error.publicMessage).toMatch(/api:calls:read:basic/);
    expect(gong.requests).toHaveLength(1);
  });
});

describe("limits and failures", () => {
  test("never more than three requests in any second, over all clients of a key", async () => {
    await Promise.all([1, 2, 3, 4].map(() => connect().fetchCall(id, { signal })));
    expect(gong.requests).toHaveLength(8);
    expect(gong.requests.map(({ status }) => status)).not.toContain(429);
  });

  test("a 429 is waited out for as long as Gong asks", async () => {
    gong.switches.failures.push({ status: 429, retryAfterSeconds: 1 });
    await connect().check();
    const [first, second] = gong.requests;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(950);
  });

  test("a spent day is said at once, with when to come back, and nobody asks before", async () => {
    gong.switches.failures.push({ status: 429, retryAfterSeconds: 7200 });
    expect(await failureOf(connect().check())).toMatchObject({
      code: "unavailable",
      reason: "limit_spent",
      retryAfterSeconds: 7200,
    });
    const next = await failureOf(connect().check());
    expect(next.retryAfterSeconds).toBeGreaterThan(7100);
    expect(next.publicMessage).toContain("Gong's request limit is spent. Try again in 2 hours.");
    expect(next.reason).toBe("limit_spent");
    expect(gong.requests).toHaveLength(1);
  });

  test("5xx, broken connections and silence are asked again", async () => {
    gong.switches.failures.push({ status: 503 }, "disconnect", "hang");
    await connect({ timeoutMs: 200 }).fetchCall(id, { signal });
    expect(warn).toHaveBeenCalledTimes(3);
  });

  test("after five failures it gives up with one line; Gong's words and request id stay inside", async () => {
    await restart({ requestsPerSecond: 100 });
    gong.switches.failures.push(...Array.from({ length: 5 }, () => ({ status: 500, errors: ["secret inner words"] })));
    const error = await failureOf(pageOf());
    expect(error).toMatchObject({ code: "unavailable", reason: "unreachable" });
    expect(error.publicMessage).not.toContain("inner words");
    expect((error.cause as Error).message).toContain("inner words");
    expect(warn.mock.calls[0]?.[0]).toMatchObject({ status: 500, requestId: expect.any(String) });
    expect(JSON.stringify(warn.mock.calls)).not.toContain(gong.secret);
  });

  test("nobody at the address is said with the setting to check", async () => {
    const { url } = gong;
    await restart();
    const error = await failureOf(connect({ baseUrl: url }).check());
    expect(error.publicMessage).toMatch(/cannot be reached.*GONG_API_BASE_URL/);
    expect(error.reason).toBe("unreachable");
  });

  test.each([["web page" as const], [{ status: 404, errors: ["Not found"] }], [{ status: 302 }]])(
    "an address that is not Gong's (%j) is said, and is not an empty answer",
    async (failure) => {
      gong.switches.failures.push(failure, failure);
      const error = await failureOf(connect().fetchCall(id, { signal }));
      expect(error).toMatchObject({ code: "unavailable", reason: "refused" });
      expect(error.publicMessage).toContain("GONG_API_BASE_URL");
    },
  );

  test("a day that Gong counts as spent is told with the seconds until it ends in UTC", async () => {
    await restart({ requestsPerDay: 1 });
    await connect().check();
    const { retryAfterSeconds } = await failureOf(connect().check());
    const secondsToMidnight = 86_400 - ((Date.now() / 1000) % 86_400);
    expect(Math.abs((retryAfterSeconds ?? 0) - secondsToMidnight)).toBeLessThan(10);
  });

  test("with a pace, every request waits for its turn, and what Gong asks for reaches all", async () => {
    const turns: AbortSignal[] = [];
    const heldBack: number[] = [];
    const pace = async (turn: AbortSignal) => void turns.push(turn);
    const holdBack = async (seconds: number) => void heldBack.push(seconds);
    await restart({ requestsPerSecond: 100 });
    gong.switches.failures.push({ status: 429, retryAfterSeconds: 3 }, { status: 503 });
    expect(await connect({ pace, holdBack }).fetchCall(id, { signal })).not.toBeNull();
    expect(heldBack).toEqual([3]);
    expect(gong.requests).toHaveLength(4);
    expect(turns).toHaveLength(4);
  });

  test("a pace that lets nobody through is obeyed at once", async () => {
    const error = await failureOf(connect({ pace: spent }).fetchCall(id, { signal }));
    expect(error).toMatchObject({ reason: "limit_spent", retryAfterSeconds: 7200 });
    expect(gong.requests).toEqual([]);
  });

  test("a limit that is no whole number is kept", async () => {
    const slow = connect({ requestsPerSecond: 2.5 });
    await Promise.all([slow.check(), slow.check(), slow.check()]);
    const times = gong.requests.map(({ atMs }) => atMs);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(800);
  });

  test("whoever cancels is let go at once, in the queue and on the wire", async () => {
    gong.switches.failures.push("hang", "hang", "hang");
    const cancel = new AbortController();
    const reason = new Error("gone");
    const attempts = [1, 2, 3].map(() => connect().fetchCall(id, { signal: cancel.signal }));
    await vi.waitFor(() => expect(gong.requests).toHaveLength(3));
    cancel.abort(reason);
    for (const attempt of attempts) await expect(attempt).rejects.toBe(reason);
    expect(gong.requests).toHaveLength(3);
  });
});

describe("paging", () => {
  const ids = ["1", "2", "3", "4", "5"];
  const calls = ids.map((callId) => makeGongPair(callId));

  test("a window is read over all its pages, each call once", async () => {
    await restart({ calls, pageSize: 2, requestsPerSecond: 100 });
    expect(await pageOf()).toEqual(ids);
    expect(gong.requests).toHaveLength(3);
  });

  test("a POST carries its cursor in the body, beside the filter", async () => {
    await restart({ calls, pageSize: 2, requestsPerSecond: 100 });
    const send = createGongTransport({ baseUrl: gong.url, accessKey: gong.accessKey, secret: gong.secret, log });
    const filter = { callIds: ["2", "3", "5"] };
    const found = [];
    const request = { method: "POST", path: "/calls/transcript", list: "callTranscripts", body: { filter }, signal };
    for await (const item of readPages(send, { ...request, method: "POST" })) found.push(item);
    expect(found).toEqual([1, 2, 4].map((index) => calls[index]?.transcript));
    expect(gong.requests[1]?.body).toEqual({ filter, cursor: expect.any(String) });
  });

  test("a listed call says what decides whether it is fetched", async () => {
    const secretOne = makeGongPair("7", { isPrivate: true, scope: "Internal", title: null, duration: null });
    await restart({ calls: [makeGongPair("6"), secretOne] });
    const found = [];
    for await (const call of connect().listCalls(november)) found.push(call);
    expect(found).toEqual([
      {
        id: "6",
        title: "Discovery: Northwind <> Prefect",
        started: "2026-11-16T09:01:30-08:00",
        durationSeconds: 28,
        isPrivate: false,
        scope: "External",
      },
      { ...found[0], id: "7", title: null, durationSeconds: null, isPrivate: true, scope: "Internal" },
    ]);
  });

  test("an empty window is no calls and no error", async () => {
    expect(await pageOf({ ...november, from: new Date("2020-01-01"), to: new Date("2020-02-01") })).toEqual([]);
  });

  test("a cursor that dies starts the window again, and no call comes twice", async () => {
    await restart({ calls, pageSize: 2, requestsPerSecond: 100 });
    const found = [];
    for await (const call of connect({ requestsPerSecond: 50 }).listCalls(november)) {
      found.push(call.id);
      if (found.length === 1) gong.switches.failures.push({ status: 400, errors: ["the cursor has expired"] });
    }
    expect(found).toEqual(ids);
    expect(gong.requests.map(({ status }) => status)).toEqual([200, 400, 200, 200, 200]);
  });

  test("cursors that always die end in an error, not in a loop", async () => {
    await restart({ calls, pageSize: 2, requestsPerSecond: 100, switches: { cursorLifetimeMs: 0.001 } });
    expect((await failureOf(pageOf())).publicMessage).toMatch(/shorter period/);
  });
});
