import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import { type GongStandIn, startGongStandIn } from "../../../stand-ins/gong/start-gong-stand-in.ts";
import { testDatabase } from "../../../test/database.ts";
import { systemClock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import { calls } from "../../storage/schema/coaching.ts";
import { createGongClient } from "../../vendors/gong/create-gong-client.ts";
import type { CallArchive } from "./call-archive.ts";
import { countCalls } from "./count-calls.ts";
import { fetchCall } from "./fetch-call.ts";
import { loadCall } from "./load-call.ts";

const id = "77823422740259378951";
const database = await testDatabase();
const silent = () => {};
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const { signal } = new AbortController();
let gong: GongStandIn;
let archive: CallArchive;
const deps = () => ({ database, archive, clock: systemClock });

beforeEach(async () => {
  const tooShort = makeGongPair("5");
  tooShort.transcript.transcript.splice(0);
  gong = await startGongStandIn({ calls: [makeGongPair(id), tooShort] });
  archive = createGongClient({ baseUrl: gong.url, accessKey: gong.accessKey, secret: gong.secret, log });
});
afterEach(async () => {
  await gong.close();
  await database.orm.delete(calls);
});

describe("a call that is not stored", () => {
  test("is fetched from Gong, kept, and its 20 digits with it", async () => {
    gong.switches.idsAsIntegers = true;
    const call = await fetchCall(id, deps(), signal);
    expect(call).toMatchObject({ id, source: "gong", rep: { name: "Dana Reyes" } });
    expect(await loadCall(database, id)).toEqual(call);
  });

  test("is fetched once, however many ask at the same time", async () => {
    const found = await Promise.all([1, 2, 3].map(() => fetchCall(id, deps(), signal)));
    expect(new Set(found).size).toBe(1);
    expect(gong.requests).toHaveLength(2);
  });

  test("one who leaves does not take it from the others; when all leave, the fetch stops", async () => {
    gong.switches.latencyMs = 150;
    const leaver = new AbortController();
    const left = fetchCall(id, deps(), leaver.signal);
    const stayed = fetchCall(id, deps(), signal);
    leaver.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect((await stayed).id).toBe(id);

    await database.orm.delete(calls);
    const lastOne = new AbortController();
    const last = fetchCall(id, deps(), lastOne.signal);
    lastOne.abort(new Error("gone too"));
    await expect(last).rejects.toThrow("gone too");
    // The next one asks again instead of joining the fetch that was stopped.
    expect((await fetchCall(id, deps(), signal)).id).toBe(id);
  });

  test("is not_found with its id when Gong does not know it, and that Gong was asked is said", async () => {
    const unknown = "99999999999999999999";
    await expect(fetchCall(unknown, deps(), signal)).rejects.toMatchObject({
      code: "not_found",
      publicMessage: expect.stringMatching(new RegExp(`${unknown}.*Gong does not know it either`)),
    });
    expect(gong.requests).toHaveLength(2);
  });

  test("is not_found without asking when its id cannot be one of Gong's", async () => {
    await expect(fetchCall("practical-ai-291", deps(), signal)).rejects.toMatchObject({
      code: "not_found",
      publicMessage: expect.stringMatching(/practical-ai-291.*Gong was not asked/),
    });
    expect(gong.requests).toEqual([]);
  });

  test("is not_found with the keys to set when Gong is not connected", async () => {
    await expect(fetchCall(id, { ...deps(), archive: null }, signal)).rejects.toMatchObject({
      code: "not_found",
      publicMessage: expect.stringMatching(new RegExp(`${id}.*not asked.*GONG_API_KEY and GONG_API_SECRET`)),
    });
  });

  test("that cannot be used is refused with the reason, and nothing of it is kept", async () => {
    await expect(fetchCall("5", deps(), signal)).rejects.toMatchObject({
      code: "invalid_input",
      publicMessage: expect.stringContaining("without turns"),
    });
    expect(await countCalls(database)).toBe(0);
  });

  test("is asked for again after a failure", async () => {
    gong.switches.transcriptLateFor = 1;
    await expect(fetchCall(id, deps(), signal)).rejects.toMatchObject({ code: "unavailable" });
    expect((await fetchCall(id, deps(), signal)).id).toBe(id);
  });
});
