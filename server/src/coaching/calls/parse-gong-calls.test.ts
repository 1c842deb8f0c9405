import { describe, expect, test } from "vitest";
import { type GongPair, makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import type { Call } from "./call.ts";
import { parseGongCalls } from "./parse-gong-calls.ts";

const importedAt = new Date("2026-11-20T12:00:00Z");
const parse = (json: unknown, rep?: string) => parseGongCalls(json, { source: "import", rep, importedAt });
const only = (json: unknown, rep?: string): Call => {
  const { calls, refused } = parse(json, rep);
  expect(refused).toEqual([]);
  expect(calls).toHaveLength(1);
  return calls[0] as Call;
};
const reasonFor = (json: unknown, rep?: string): string => {
  const { calls, refused } = parse(json, rep);
  expect(calls).toEqual([]);
  expect(refused).toHaveLength(1);
  return refused[0]?.reason ?? "";
};
const damaged = (damage: (pair: GongPair) => void) => {
  const pair = makeGongPair();
  damage(pair);
  return pair;
};
const sentence = (pair: GongPair, turn: number, index = 0) =>
  pair.transcript.transcript[turn]?.sentences[index] ?? expect.fail("no such sentence");

describe("shapes that are taken", () => {
  const pair = makeGongPair();
  const { call: details, transcript } = pair;
  const whole = only(pair);

  test.each<[string, unknown]>([
    ["a list of one pair", [pair]],
    ["a call and a transcript side by side in a list", [details, transcript]],
    ["the transcript before its call", [transcript, details]],
    ["two API answers together", { calls: [details], callTranscripts: [transcript] }],
    ["two API answers in a list", [{ requestId: "r", calls: [details] }, { callTranscripts: [transcript] }]],
    ["a pair whose transcript is the bare list of turns", { call: details, transcript: transcript.transcript }],
    ["a pair whose transcript is a whole answer", { call: details, transcript: { callTranscripts: [transcript] } }],
  ])("%s is the same call as the pair", (_name, json) => {
    expect(only(json)).toEqual(whole);
  });

  test("a pair gives everything Gong said", () => {
    expect(whole).toMatchObject({
      id: "77823422740259378951",
      title: "Discovery: Northwind <> Prefect",
      started: new Date("2026-11-16T17:01:30Z"),
      durationSeconds: 28,
      callType: "discovery",
      product: "prefect",
      url: "https://app.gong.io/call?id=77823422740259378951",
      isPrivate: false,
      timingsApproximate: false,
      rep: { name: "Dana Reyes", email: "dana.reyes@example.com", role: "AE", chosenBy: "primary_user" },
    });
    expect(whole.speakers.map(({ name, affiliation }) => [name, affiliation])).toEqual([
      ["Dana Reyes", "internal"],
      ["Sam Oduya", "external"],
    ]);
    expect(whole.turns[0]).toEqual({
      speakerId: "6432345678555530067",
      topic: "Opening",
      sentences: [
        { startMs: 1_200, endMs: 3_900, text: "Thanks for making the time today." },
        { startMs: 4_200, endMs: 6_900, text: "What made you look at Prefect?" },
      ],
    });
    expect(whole.gong).toMatchObject({ content: details.content, interaction: details.interaction });
  });

  test("a call lasts at least until its last word, whatever its metadata says", () => {
    expect(only(damaged(({ call }) => Object.assign(call.metaData, { duration: 3 }))).durationSeconds).toBe(25);
  });

  test("a plain /v2/calls item makes its people from the turns", () => {
    const call = only({ call: details.metaData, transcript });
    expect(call.speakers.map(({ name }) => name)).toEqual([
      "Speaker 6432345678555530067",
      "Speaker 6432345678555530068",
    ]);
    expect(call.title).toBe(whole.title);
  });

  test.each<[string, unknown]>([
    ["names", { "6432345678555530067": "Dana Reyes", "6432345678555530068": "Sam Oduya" }],
    ["people", { "6432345678555530067": { name: "Dana Reyes" }, "6432345678555530068": { name: "Sam Oduya" } }],
    [
      "a list",
      [
        { id: "6432345678555530067", name: "Dana Reyes" },
        { id: "6432345678555530068", name: "Sam Oduya" },
      ],
    ],
  ])("a bare transcript takes its speakers from %s", (_name, speakers) => {
    expect(only({ ...transcript, speakers }).speakers.map(({ name }) => name)).toEqual(["Dana Reyes", "Sam Oduya"]);
  });

  test("a bare transcript: a count of speakers names nobody, and the assumed start is said", () => {
    const { calls, notes } = parse({ ...transcript, speakers: 2, timing: "approximate: by word count" });
    expect(calls[0]).toMatchObject({
      started: importedAt,
      durationSeconds: 25.7,
      timingsApproximate: true,
      gong: null,
    });
    expect(notes).toEqual([{ id: whole.id, note: expect.stringContaining("time of import") }]);
  });

  test("the same words hash the same, wherever they came from; another rep or word does not", () => {
    const named = { "6432345678555530067": "D.", "6432345678555530068": "S." };
    const bare = only({ ...transcript, speakers: named }, "D.");
    expect(bare.transcriptHash).toBe(whole.transcriptHash);
    expect(only({ ...transcript, speakers: named }, "S.").transcriptHash).not.toBe(whole.transcriptHash);
    const other = damaged((copy) => (sentence(copy, 0).text += " Really."));
    expect(only(other).transcriptHash).not.toBe(whole.transcriptHash);
  });

  test("turns out of order are put in order, and people may talk at the same time", () => {
    const mixed = damaged(({ transcript }) =>
      Object.assign(transcript, { transcript: transcript.transcript.toReversed() }),
    );
    expect(only(mixed).turns).toEqual(whole.turns);
    const crosstalk = damaged((copy) => (sentence(copy, 1).start = 2_000));
    expect(only(crosstalk).turns).toHaveLength(4);
  });
});

describe("who the rep is", () => {
  test("the one who is named, by name, address or speaker id, in any case", () => {
    for (const rep of ["sam  ODUYA", "Sam.Oduya@northwind.example.com", "6432345678555530068"]) {
      expect(only(makeGongPair(), rep).rep).toMatchObject({ name: "Sam Oduya", chosenBy: "named" });
    }
  });

  test("a name that nobody has refuses the call and says which there are, without addresses", () => {
    const reason = reasonFor(makeGongPair(), "Nobody Here");
    expect(reason).toMatch(/Dana Reyes.*Sam Oduya/);
    expect(reason).not.toContain("@");
  });

  test("else the first internal one who speaks, else whoever talks most", () => {
    const noPrimary = makeGongPair(undefined, { primaryUserId: "234599484848424" });
    expect(only(noPrimary).rep).toMatchObject({ name: "Dana Reyes", chosenBy: "first_internal" });
    for (const party of noPrimary.call.parties) party["affiliation"] = "Unknown";
    sentence(noPrimary, 3).end += 9_000;
    expect(only(noPrimary).rep).toMatchObject({ name: "Sam Oduya", chosenBy: "most_talking" });
  });

  test.each([
    ["Senior Solutions Engineer", "SE"],
    ["Sales Engineer", "SE"],
    ["Principal Architect", "SE"],
    ["Customer Success Manager", "CSM"],
    ["Technical Account Manager", "CSM"],
    ["Account Executive", "AE"],
    [null, "AE"],
  ])("%s is coached as %s", (title, role) => {
    const pair = damaged(({ call }) => Object.assign(call.parties[0] ?? {}, { title }));
    expect(only(pair).rep.role).toBe(role);
  });
});

describe("calls that are refused, with the reason", () => {
  test.each<[string, RegExp, (pair: GongPair) => void]>([
    [
      "no id",
      /no id/,
      (pair) => {
        delete pair.call.metaData["id"];
        Object.assign(pair.transcript, { callId: undefined });
      },
    ],
    ["an empty id", /id.*empty/, (pair) => Object.assign(pair.call.metaData, { id: " " })],
    [
      "an id that lost digits as a number",
      /has lost digits/,
      (pair) => Object.assign(pair.call.metaData, { id: Number("77823422740259378951") }),
    ],
    ["a transcript of another call", /ids differ/, (pair) => Object.assign(pair.transcript, { callId: "5" })],
    [
      "a speaker who is not among the parties",
      /unknown speakers.*999/,
      (pair) => Object.assign(pair.transcript.transcript[1] ?? {}, { speakerId: "999" }),
    ],
    ["a negative time", /negative time: turn 1, sentence 1/, (pair) => (sentence(pair, 0).start = -5)],
    ["an end before its start", /ends before it starts: turn 2, sentence 1/, (pair) => (sentence(pair, 1).end = 8_999)],
    ["sentences that overlap", /overlapping times: turn 1, sentence 2/, (pair) => (sentence(pair, 0, 1).start = 3_000)],
    [
      "one speaker in two turns at once",
      /overlapping times of one speaker: turn 3/,
      (pair) => (sentence(pair, 2).start = 5_000),
    ],
    ["times in another unit", /24 hours/, (pair) => (sentence(pair, 3).end = Date.now())],
    ["empty text", /without text: turn 2, sentence 1/, (pair) => (sentence(pair, 1).text = " \n ")],
    [
      "text that is not text",
      /turn 2 sentences 1 text must be text/,
      (pair) => Object.assign(sentence(pair, 1), { text: 5 }),
    ],
    [
      "a time that is not a number",
      /start must be a number/,
      (pair) => Object.assign(sentence(pair, 1), { start: "9" }),
    ],
    ["NaN as a time", /start must be a number/, (pair) => (sentence(pair, 1).start = Number.NaN)],
    ["a turn without sentences", /sentences is empty/, (pair) => pair.transcript.transcript[2]?.sentences.splice(0)],
    ["no turns", /without turns/, (pair) => pair.transcript.transcript.splice(0)],
    ["no transcript", /no transcript/, (pair) => Object.assign(pair, { transcript: undefined })],
    [
      "fields nested without end",
      /nested/,
      (pair) => Object.assign(pair.call.content, { deep: JSON.parse("[".repeat(500) + "]".repeat(500)) }),
    ],
  ])("%s", (_name, reason, damage) => {
    expect(reasonFor(damaged(damage))).toMatch(reason);
  });

  test.each([
    [-5, /must not be negative/],
    [1.5, /is not a whole number/],
    [2 ** 60, /has lost digits: write it as text/],
  ])("the id %d is refused with what is wrong with it", (id, reason) => {
    expect(reasonFor({ callId: id, transcript: makeGongPair().transcript.transcript })).toMatch(reason);
  });

  test("one bad call costs no other, and is found by its place", () => {
    const bad = damaged((pair) => (sentence(pair, 0).text = ""));
    const { calls, refused } = parse([makeGongPair("1"), bad, "nonsense", makeGongPair("2"), makeGongPair("1")]);
    expect(calls.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(refused.map(({ id, position }) => [id, position])).toEqual([
      [bad.transcript.callId, 2],
      [null, 3],
      ["1", 5],
    ]);
  });

  test("a reason never repeats what was said", () => {
    const pair = damaged((copy) => {
      sentence(copy, 0).end = 0;
      sentence(copy, 0).text = "very private words";
    });
    expect(reasonFor(pair)).not.toContain("private");
  });

  test("what Postgres cannot store becomes a replacement mark and costs nothing", () => {
    const pair = damaged((copy) => {
      sentence(copy, 0).text = "half \uD83D and nul \0 here";
      copy.call.content["brief"] = "nul \0";
    });
    const call = only(pair);
    expect(call.turns[0]?.sentences[0]?.text).toBe("half \uFFFD and nul \uFFFD here");
    expect(JSON.stringify(call.gong)).not.toMatch(/\\u0000|\\ud8/);
  });
});
