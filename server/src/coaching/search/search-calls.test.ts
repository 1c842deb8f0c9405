import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import { type Call, callTypes, type Dimension, products } from "../calls/call.ts";
import { storeCall } from "../calls/store-call.ts";
import type { CoachingDeps } from "../deps.ts";
import { objectionTypes } from "../signals/signals.ts";
import { searchCalls, type CallSearch } from "./search-calls.ts";

const database = await testDatabase();
let deps: CoachingDeps;

const words = ["budget", "retry", "warehouse", "renewal", "outage"];
const topics = ["pricing", "security", "next steps"];
const emails = ["dana@example.com", "lee@example.com", "Dana@old.example.com"];
const scored = ["overall", "discovery", "product_knowledge", "objection_handling", "engagement"] as const;

/** A stored call as the reference sees it. */
interface Known {
  id: string;
  email: string;
  started: Date;
  call: Call;
  lines: string[];
  topics: string[];
  objections: string[];
  scores: Record<(typeof scored)[number], number | null>;
}

const known: Known[] = Array.from({ length: 48 }, (_, n): Known => {
  const at = (salt: number, below: number) =>
    Math.floor((Math.abs(Math.sin(n * 12.9898 + salt * 78.233)) * 43758.5453) % below);
  const said = words.filter((_, k) => at(k, 3) > 0);
  const lines = [
    `What about the ${said[0] ?? "team"} ${said[1] ?? "plan"} today, before we begin with anything else?`,
    `Honestly the ${said[2] ?? "team"} is what keeps us awake at night. Nobody likes it at all.`,
    `Thanks for ${said[3] ?? "joining"}.`,
  ];
  const started = new Date(Date.parse("2026-11-01T05:00:00Z") + at(9, 12) * 43_200_000);
  const email = emails[at(8, 3)] ?? "";
  const call = callFrom(
    lines.map((line, k) => `0:${10 + k * 10} ${k === 1 ? "Customer Kim Ito" : "Rep Dana Reyes"}: ${line}`).join("\n"),
    {
      id: `call-${n}`,
      title: n % 7 === 0 ? "Outage review" : "A talk",
      started,
      product: products[at(10, 3)] ?? null,
      callType: callTypes[at(11, 5)] ?? "other",
      gong: {
        content: { topics: topics.filter((_, k) => at(20 + k, 2) > 0).map((name) => ({ name: name.toUpperCase() })) },
      },
    },
  );
  call.rep.email = email;
  return {
    id: call.id,
    email: email.toLowerCase(),
    started,
    call,
    lines: [...lines, call.title],
    topics: topics.filter((_, k) => at(20 + k, 2) > 0),
    objections: objectionTypes.filter((_, k) => at(30 + k, 3) === 0),
    scores: Object.fromEntries(
      scored.map((name, k) => [name, at(40, 6) === 0 || at(50 + k, 5) === 0 ? null : at(60 + k, 101)]),
    ) as Known["scores"],
  };
});

beforeAll(async () => {
  deps = await coachingWorkspace(database);
  await database.pool.query("insert into reps (email, name) values ('dana@example.com', 'Dana Reyes')");
  await database.pool.query("insert into rep_aliases values ('dana@old.example.com', 'dana@example.com')");
  for (const { call, objections, scores } of known) {
    await storeCall(database.orm, call);
    await database.pool.query(
      `update calls set objection_types = $2, ${scored.map((name, k) => `${name} = $${k + 3}`).join(", ")} where id = $1`,
      [call.id, objections, ...scored.map((name) => scores[name])],
    );
  }
});

const search = (query: CallSearch, limit = 200, cursor?: string) => searchCalls(query, { limit, cursor }, deps);
const ids = async (query: CallSearch) => (await search(query)).items.map(({ call }) => call.id);

interface Wanted {
  must: string[];
  not: string[];
  phrase: string | null;
}

/** What is asked for, decided call by call in plain code. */
function matches(one: Known, query: Omit<CallSearch, "text"> & { wanted: Wanted }): boolean {
  const { wanted, dimension, minScore, maxScore, repEmail, dateRange } = query;
  const has = (word: string) => one.lines.some((line) => line.toLowerCase().includes(word));
  const addresses = { "dana@example.com": ["dana@example.com", "dana@old.example.com"] };
  const score = one.scores[dimension ?? "overall"];
  // The days of Los Angeles, eight hours behind in the first half of November 2026 from its first Sunday on.
  const day = new Date(one.started.getTime() - (one.started < new Date("2026-11-01T09:00:00Z") ? 7 : 8) * 3_600_000)
    .toISOString()
    .slice(0, 10);
  return (
    wanted.must.every(has) &&
    !wanted.not.some(has) &&
    (wanted.phrase === null || has(wanted.phrase)) &&
    (repEmail === undefined ||
      (addresses[repEmail.toLowerCase() as keyof typeof addresses] ?? [repEmail.toLowerCase()]).includes(one.email)) &&
    (query.product === undefined || one.call.product === query.product) &&
    (query.callType === undefined || one.call.callType === query.callType) &&
    (dateRange?.start === undefined || day >= dateRange.start) &&
    (dateRange?.end === undefined || day <= dateRange.end) &&
    (minScore === undefined || (score !== null && score >= minScore)) &&
    (maxScore === undefined || (score !== null && score <= maxScore)) &&
    (dimension === undefined || score !== null) &&
    (query.hasObjectionType === undefined || one.objections.includes(query.hasObjectionType)) &&
    (query.topics ?? []).every((topic) => one.topics.includes(topic.toLowerCase()))
  );
}

const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const day = fc.integer({ min: 1, max: 8 }).map((of) => `2026-11-0${of}`);
const anyQuery = fc.record({
  wanted: fc.record({
    must: fc.subarray(words, { maxLength: 2 }),
    not: fc.subarray(["plan", "team"], { maxLength: 1 }),
    phrase: fc.option(fc.constantFrom("budget retry", "retry warehouse", "warehouse renewal"), { freq: 1 }),
  }),
  repEmail: option(fc.constantFrom("dana@example.com", "Lee@example.com", "DANA@example.com")),
  product: option(fc.constantFrom(...products)),
  callType: option(fc.constantFrom(...callTypes)),
  dateRange: option(fc.tuple(day, day).map(([a, b]) => ({ start: a < b ? a : b, end: a < b ? b : a }))),
  scores: option(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))),
  dimension: option(fc.constantFrom<Dimension>("discovery", "engagement")),
  hasObjectionType: option(fc.constantFrom(...objectionTypes)),
  topics: option(fc.subarray(["Pricing", "SECURITY", "next steps"], { minLength: 1 })),
});

test("any combination of filters finds exactly the calls that meet them all, newest first", async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyQuery, async ({ wanted, scores, ...filters }) => {
      const range = scores ? { minScore: Math.min(...scores), maxScore: Math.max(...scores) } : {};
      const said = [...wanted.must, ...(wanted.phrase ? [`"${wanted.phrase}"`] : [])];
      const text = said.length === 0 ? {} : { text: [...said, ...wanted.not.map((word) => `-${word}`)].join(" ") };
      const asked = { ...filters, ...range };
      const expected = known
        .filter((one) => matches(one, { ...asked, wanted: { ...wanted, not: said.length === 0 ? [] : wanted.not } }))
        .toSorted((a, b) => b.started.getTime() - a.started.getTime() || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id);
      found += expected.length;
      const answer = await search({ ...asked, ...text });
      expect(answer.items.map(({ call }) => call.id)).toEqual(expected);
      expect(answer.total).toBe(expected.length);
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(300);
});

describe("words of a text", () => {
  test("are found in any of their forms, in speech and in the title", async () => {
    expect(await ids({ text: "OUTAGES reviewing" })).toEqual(await ids({ text: "outage review" }));
    expect(await ids({ text: '"outage review"' })).toHaveLength(7);
  });

  test("may be one of several", async () => {
    const either = await ids({ text: "budget or warehouse" });
    expect(new Set(either)).toEqual(
      new Set([...(await ids({ text: "budget" })), ...(await ids({ text: "warehouse" }))]),
    );
  });

  test("of a long phrase must be said in one sentence", async () => {
    expect(await ids({ text: '"keeps us awake at night"' })).toHaveLength(48);
    expect(await ids({ text: '"keeps awake before night"' })).toEqual([]);
    expect(await ids({ text: '"awake at night. Nobody likes"' })).toEqual([]);
    expect(await ids({ text: 'budget -"keeps us awake at night"' })).toEqual([]);
    expect(await ids({ text: '"night keeps awake" or "outage review"' })).toHaveLength(7);
  });

  test.each(["", "  ", "the", "the of and", '""', "!!", "-", "-budget", "budget or -retry"])(
    "%j has nothing to look for and is refused",
    async (text) => {
      await expect(search({ text })).rejects.toMatchObject({ code: "invalid_input", issues: [{ path: "text" }] });
    },
  );

  test("whatever is typed is an answer or a refusal", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...Array.from("ab'\"\\|&!<->()*: -or é漢.@/%_0")), maxLength: 30 }),
        async (text) => {
          const outcome = await search({ text }).catch((error: { code: string }) => error.code);
          expect(outcome === "invalid_input" || typeof outcome === "object").toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("pages neither repeat nor skip a call while others arrive", async () => {
  const all = await ids({ repEmail: "dana@example.com" });
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    const answer = await search({ repEmail: "dana@example.com" }, 3, cursor);
    seen.push(...answer.items.map(({ call }) => call.id));
    const newer = callFrom("0:00 Rep Dana Reyes: Hello there.", { id: `new-${page}`, started: new Date() });
    newer.rep.email = "dana@example.com";
    await storeCall(database.orm, newer);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  await database.pool.query("delete from calls where id like 'new-%'");
  expect(seen).toEqual(all);
});

test.each<[string, CallSearch["dateRange"]]>([
  ["the whole calendar", { start: "0001-01-01", end: "9999-12-31" }],
  ["moments at its ends", { start: "0001-01-01T00:00:00+14:00", end: "9999-12-31T23:59:59-12:00" }],
])("%s is a range that holds every call", async (_, dateRange) => {
  expect(await ids({ dateRange })).toEqual(await ids({}));
});

test("a range before or after every call is empty, however far away", async () => {
  expect(await ids({ dateRange: { end: "0001-01-01" } })).toEqual([]);
  expect(await ids({ dateRange: { start: "9999-12-31T23:59:59-12:00" } })).toEqual([]);
});

test.each<[string, CallSearch]>([
  ["a range that ends before it begins", { dateRange: { start: "2026-11-05", end: "2026-11-04" } }],
  ["a day that does not exist", { dateRange: { start: "2026-02-30" } }],
  ["a week for a date", { dateRange: { start: "2026-W12" } }],
  ["a day of the year 0", { dateRange: { start: "0000-06-01" } }],
  ["words for a date", { dateRange: { end: "yesterday" } }],
  ["scores the wrong way round", { minScore: 60, maxScore: 50 }],
])("%s is refused", async (_, query) => {
  await expect(search(query)).rejects.toMatchObject({ code: "invalid_input" });
});

test("a cursor of another query, and a forged one, are refused", async () => {
  const { nextCursor } = await search({}, 1);
  await expect(search({ text: "budget" }, 1, nextCursor ?? "")).rejects.toMatchObject({ code: "invalid_input" });
  const forged = JSON.parse(Buffer.from(nextCursor ?? "", "base64url").toString()) as { at: unknown };
  for (const at of [[], ["x", "y"], [1e300, "a"], [1, 2], [1, "\0"]]) {
    const cursor = Buffer.from(JSON.stringify({ ...forged, at })).toString("base64url");
    await expect(search({}, 1, cursor)).rejects.toMatchObject({ code: "invalid_input" });
  }
});

test("a date-time without an offset is a time of the workspace, and both ends belong to the range", async () => {
  const [newest] = (await search({}, 1)).items;
  const at = new Date(newest?.call.started ?? 0);
  const utc = at.toISOString();
  const local = new Date(at.getTime() - 8 * 3_600_000).toISOString().slice(0, 19);
  for (const moment of [utc, local, local.replace("T", " "), local.slice(0, 16)]) {
    const found = await ids({ dateRange: { start: moment, end: moment } });
    expect(found).toContain(newest?.call.id);
  }
});

describe("a snippet", () => {
  test("is what was said, from the start of its sentence, with the words marked", async () => {
    const { items } = await search({ text: "outage awake" });
    expect(items.length).toBeGreaterThan(3);
    for (const { call, snippets } of items) {
      const own = known.find(({ id }) => id === call.id)?.call.turns.flatMap(({ sentences }) => sentences) ?? [];
      for (const { quote, highlighted, startSeconds } of snippets) {
        const first = own.find(({ text }) => quote.startsWith(text));
        expect(own.map(({ text }) => text).join(" ")).toContain(quote);
        expect(startSeconds).toBe((first?.startMs ?? -1) / 1000);
        expect(highlighted.replaceAll("**", "")).toBe(quote);
        expect(highlighted).toMatch(/\*\*(outage|awake)\*\*/i);
      }
    }
  });

  test("is of the turn that says most of the words, at most three of a call", async () => {
    const line = "The invoice came late and nobody knew why it did.";
    await storeCall(
      database.orm,
      callFrom(
        Array.from(
          { length: 9 },
          (_, n) => `${n}:00 Rep Dana Reyes: ${n === 6 ? "So the refund of that invoice is due then." : line}`,
        ).join("\n"),
        { id: "many" },
      ),
    );
    const { items } = await search({ text: "invoices refunded" });
    expect(items[0]?.snippets.map(({ startSeconds }) => startSeconds)).toEqual([360, 0, 60]);
    expect(items[0]?.snippets[0]?.highlighted).toBe("So the **refund** of that **invoice** is due then.");
  });

  test("is absent from a call that is found by its title alone", async () => {
    await storeCall(
      database.orm,
      callFrom("0:00 Rep Dana Reyes: Hello there.", { id: "titled", title: "Zanzibar kickoff" }),
    );
    expect((await search({ text: "zanzibar" })).items).toMatchObject([{ call: { id: "titled" }, snippets: [] }]);
  });
});
