import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import { calls, coachingSessions, feed, modelCalls } from "../../storage/schema/coaching.ts";
import { repAliases, reps, weeklyReviews } from "../../storage/schema/team.ts";
import { workItems } from "../../storage/schema/flows.ts";
import { analyzeCall } from "../analysis/analyze-call.ts";
import { saveSession } from "../analysis/save-session.ts";
import type { Call } from "../calls/call.ts";
import { storeCall } from "../calls/store-call.ts";
import { listWeekCalls } from "./list-week-calls.ts";
import { readWeeklyReview } from "./read-weekly-review.ts";
import { lineOf } from "./review.ts";
import { weekOf } from "./week-of.ts";
import { writeWeeklyReview } from "./write-weekly-review.ts";

const database = await testDatabase();
const now = new Date("2026-11-23T14:00:00Z");
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => now } };
const quiet = { progress: () => {}, signal: new AbortController().signal };
const week = weekOf("2026-11-16", "America/Los_Angeles");

const talk = `
  0:00 Rep Ada Moss: Thanks for the time. My plan for today is thirty minutes, first your situation, then what we do. Is that fine?
  0:12 Customer Ben Holt: Yes, that works for me.
  0:15 Rep Ada Moss: What happens today when a nightly run fails?
  0:20 Customer Ben Holt: Somebody is paged at three, and we lose about six hours a week on that, it is a real problem for the team.
  0:32 Rep Ada Moss: Six hours a week. What does that lead to?
  0:38 Customer Ben Holt: The reports are late and finance complains. Honestly your price looks too expensive for us though.
  0:50 Rep Ada Moss: I hear you on the price. Can I ask what you compare it with?
  0:56 Customer Ben Holt: With doing nothing at all.
  1:00 Rep Ada Moss: Then let us put the six hours beside it. I will send you the numbers by Friday. Shall we meet on Tuesday at ten?
  1:15 Customer Ben Holt: Tuesday at ten is good, I will bring our finance lead.`;

async function recorded(id: string, over: Partial<Call> = {}): Promise<Call> {
  const call = callFrom(talk, { id, transcriptHash: id.padStart(64, "0"), ...over });
  await storeCall(database.orm, call);
  return call;
}

async function analysed(id: string, over: Partial<Call> = {}): Promise<void> {
  await recorded(id, over);
  await analyzeCall({ callId: id, forceReanalysis: true }, deps, quiet);
}

const rep = (email: string | null, name: string): Partial<Call> => ({
  rep: { speakerId: "ada-moss", name, email, role: "AE", chosenBy: "named" },
});
async function storeScored(id: string, started: string, overall: number): Promise<void> {
  await recorded(id, { started: new Date(started) });
  await database.orm.update(calls).set({ overall, analyzer: "signals" }).where(eq(calls.id, id));
}

const stored = () => database.orm.select().from(weeklyReviews).orderBy(weeklyReviews.rep);
const told = () => database.orm.select().from(feed).where(eq(feed.kind, "weekly_review"));

beforeEach(async () => {
  for (const table of [weeklyReviews, feed, calls, repAliases, reps, workItems, modelCalls])
    await database.orm.delete(table);
});

test("a week without calls is a whole review that says so, and is told of once", async () => {
  const { team, reps: reports } = await writeWeeklyReview(week, deps);
  expect(reports).toEqual([]);
  expect(team.report).toMatchObject({ calls: [], reps: [], coverage: { recorded: 0, analyzed: 0, missing: [] } });
  expect(team.markdown).toContain("No calls were recorded in this week");
  expect(team.html).toContain("No calls were recorded in this week");
  expect(`${team.markdown}${team.html}`).not.toMatch(/NaN|undefined|null|Infinity/);
  expect((await stored()).map((row) => row.rep)).toEqual([""]);
  expect((await told())[0]?.headline).toContain("no calls were recorded");
});

test("made again it leaves the same rows and one line in the feed", async () => {
  await analysed("1");
  const first = await writeWeeklyReview(week, deps);
  const before = await stored();
  const second = await writeWeeklyReview(week, deps);
  expect(second).toEqual(first);
  expect(await stored()).toEqual(before);
  expect(await told()).toHaveLength(1);
  expect(await readWeeklyReview(database, week.week)).toEqual(first);
});

test("made again after a call was judged it holds the new scores, and no report of a rep who is gone from the week", async () => {
  await analysed("1");
  await analysed("2", rep("zoe.lind@example.com", "Zoe Lind"));
  await writeWeeklyReview(week, deps);
  await database.orm.delete(calls).where(eq(calls.id, "2"));
  await analysed("3");
  const { team } = await writeWeeklyReview(week, deps);
  expect((await stored()).map((row) => row.rep)).toEqual(["", "ada-moss@example.com"]);
  expect(team.report.calls.map(({ id }) => id)).toEqual(["1", "3"]);
  expect((await told())[0]?.headline).toContain("2 calls by 1 rep");
});

test("one call is called one call, and no change or trend is drawn from it", async () => {
  await analysed("1");
  const [report] = (await writeWeeklyReview(week, deps)).reps;
  if (!report) throw new Error("no report");
  const overall = lineOf(report.report.scores, "overall");
  expect(overall).toMatchObject({ calls: 1, change: null, before: null });
  expect(report.markdown).toContain("· 1 call ·");
  expect(report.markdown).not.toContain("1 calls");
  expect(report.markdown).toContain("No change is shown");
  expect(report.html).not.toContain("<svg");
});

test("with enough calls the change is this week's mean minus that of the four weeks before, older ones left out", async () => {
  await storeScored("old", "2026-10-16T17:00:00Z", 0);
  for (const [index, overall] of [50, 60, 70].entries())
    await storeScored(`b${index}`, `2026-11-0${index + 2}T17:00:00Z`, overall);
  for (const [index, overall] of [80, 84, 88].entries())
    await storeScored(`n${index}`, `2026-11-1${index + 7}T17:00:00Z`, overall);
  const { team, reps: reports } = await writeWeeklyReview(week, deps);
  expect(lineOf(team.report.scores, "overall")).toMatchObject({
    score: 84,
    before: 60,
    change: 24,
    calls: 3,
    callsBefore: 3,
  });
  expect(team.report.movers).toMatchObject([{ change: 24, score: 84, before: 60 }]);
  expect(team.markdown).toContain("+24 to 84 over 3 calls (before: 60)");
  expect(lineOf(reports[0]?.report.scores ?? [], "overall").history.map(({ score }) => score)).toEqual([
    null,
    null,
    0,
    null,
    null,
    60,
    null,
    84,
  ]);
  expect(team.html).toContain("<svg");
});

test("a call belongs to the week it has in the review's time zone", async () => {
  await recorded("sunday-night", { started: new Date("2026-11-23T07:59:00Z") });
  await recorded("monday", { started: new Date("2026-11-23T08:00:00Z") });
  expect((await listWeekCalls(database, week)).map(({ id }) => id)).toEqual(["sunday-night"]);
  const { team } = await writeWeeklyReview(week, deps);
  expect(team.markdown).toContain("Sun 22 Nov, 23:59");
  expect(team.markdown).toContain("America/Los_Angeles");
});

test("calls under any address of a person are in one report; where no address is known the name is the person", async () => {
  await database.orm.insert(reps).values({ email: "ada@example.com", name: "Ada Moss-Lind" });
  await database.orm.insert(repAliases).values({ alias: "ada.old@example.com", email: "ada@example.com" });
  await recorded("1", rep("ADA@example.com", "Ada Moss"));
  await recorded("2", rep("ada.old@example.com", "A. Moss"));
  await recorded("3", rep(null, "Nobody Known"));
  const { reps: reports } = await writeWeeklyReview(week, deps);
  expect(reports.map(({ report }) => [report.rep.key, report.rep.name, report.calls.length])).toEqual([
    ["ada@example.com", "Ada Moss-Lind", 2],
    ["Nobody Known", "Nobody Known", 1],
  ]);
});

test("what is shown comes from the calls: quotes with their times, advice, promises, objections, and the judge", async () => {
  await analysed("1", { title: "Holt discovery" });
  const { team, reps: reports } = await writeWeeklyReview(week, deps);
  const report = reports[0]?.report;
  const found = [...(report?.wentWell ?? []), ...(report?.focus ?? [])];
  for (const { call } of found) expect(call).toMatchObject({ id: "1", title: "Holt discovery" });
  const quotes = found.flatMap(({ quote }) => (quote ? [quote] : []));
  expect(quotes.length).toBeGreaterThan(0);
  for (const { quote } of quotes) expect(talk).toContain(quote);
  expect(report?.focus.length).toBeGreaterThan(0);
  expect(report?.promised.length).toBeGreaterThan(0);
  expect(team.report.objections).toMatchObject([{ type: "pricing", objections: 1, calls: 1, questioned: 1 }]);
  expect(team.report.analyzers).toEqual({ signals: 1, model: 0 });
  expect(team.markdown).toContain("cost $0");
});

test("the cost is what the ledger says of this week's calls, and of no others", async () => {
  await recorded("1");
  const entry = {
    purpose: "judge",
    model: "claude-sonnet-5-5",
    outcome: "ok",
    inputTokens: 1,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: 1,
    latencyMs: 1,
  };
  await database.orm.insert(modelCalls).values([
    { ...entry, callId: "1", usd: "0.01250000" },
    { ...entry, callId: "1", usd: "0.00500000" },
    { ...entry, callId: "elsewhere", usd: "9" },
  ]);
  const { team } = await writeWeeklyReview(week, deps);
  expect(team.report.cost).toEqual({ usd: 0.0175, requests: 2 });
});

describe("what is not judged", () => {
  test("is counted with its reason: of whoever tried, of the call's work, or that nobody did it yet", async () => {
    await analysed("done");
    for (const id of ["tried", "parked", "waiting"]) await recorded(id);
    await database.orm.insert(workItems).values([
      {
        id: "call:parked",
        kind: "call",
        callId: "parked",
        source: "webhook",
        state: "parked",
        reason: "Claude is out.",
      },
      {
        id: "call:gone",
        kind: "call",
        callId: "gone",
        source: "webhook",
        state: "skipped",
        reason: "Nobody outside spoke.",
        createdAt: new Date("2026-11-18T10:00:00Z"),
      },
    ]);
    const reasons = new Map([["tried", "Call tried is too short to score."]]);
    const { team } = await writeWeeklyReview(week, deps, { reasons });
    expect(team.report.coverage).toMatchObject({ recorded: 5, analyzed: 1 });
    expect(team.report.coverage.missing).toEqual(
      expect.arrayContaining([
        { reason: "Call is too short to score.", calls: 1 },
        { reason: "Claude is out.", calls: 1 },
        { reason: "Not analyzed yet.", calls: 1 },
        { reason: "Nobody outside spoke.", calls: 1 },
      ]),
    );
    expect(team.markdown).toContain("5 calls recorded, 1 analyzed in full.");
  });

  test("is listed for the flow, dimension by dimension", async () => {
    await recorded("1");
    await analyzeCall({ callId: "1", dimensions: ["discovery"], forceReanalysis: true }, deps, quiet);
    expect(await listWeekCalls(database, week)).toMatchObject([
      { id: "1", analyzed: false, missing: ["product_knowledge", "objection_handling", "engagement"] },
    ]);
    await analyzeCall({ callId: "1", forceReanalysis: true }, deps, quiet);
    expect(await listWeekCalls(database, week)).toMatchObject([{ id: "1", analyzed: true, missing: [] }]);
  });

  test("because its transcript changed, is shown with none of what was found on the old one", async () => {
    await analysed("1");
    await recorded("1", { transcriptHash: "f".repeat(64) });
    const { team, reps: reports } = await writeWeeklyReview(week, deps);
    expect(reports[0]?.report).toMatchObject({ wentWell: [], focus: [], promised: [] });
    expect(team.report.objections).toEqual([]);
    expect(reports[0]?.markdown).toContain("No call is scored yet.");
  });
});

test("an objection without a quote says why there is none", async () => {
  await analysed("1", { isPrivate: true });
  const { team } = await writeWeeklyReview(week, deps);
  expect(team.report.objections).toMatchObject([{ type: "pricing", example: null }]);
  for (const text of [team.markdown, team.html]) expect(text).toMatch(/aid on private calls only/);
});

test("a private call is nobody else's to hear", async () => {
  await analysed("1", { isPrivate: true });
  await analysed("2", rep("zoe.lind@example.com", "Zoe Lind"));
  await database.orm.update(calls).set({ discovery: 99 }).where(eq(calls.id, "1"));
  const { team, reps: reports } = await writeWeeklyReview(week, deps);
  expect(team.report.worthHearing.map(({ call }) => call.id)).not.toContain("1");
  expect(reports.map(({ report }) => report.listenTo?.call.id)).not.toContain("1");
});

describe("titles, names and quotes that try to be more than text", () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "' [a](javascript:b) | **c** \u202edesrever`;

  test("stay text in HTML and Markdown", async () => {
    const key = "hostile";
    await analysed(key, { title: hostile, ...rep(`${key}@example.com`, hostile) });
    const analysis = await analyzeCall({ callId: key }, deps, quiet);
    const quote = { quote: hostile, speaker: hostile, startSeconds: 1, endSeconds: 2 };
    const judged = analysis.dimensions.map((each) =>
      Object.assign({}, each, {
        criteria: each.criteria.map((one) => Object.assign({}, one, { level: 2, evidence: [quote] })),
        strengths: each.criteria.map(({ id }) => ({ what: hostile, criterion: id, evidence: [quote] })),
        improvements: each.criteria.map(({ id }) => ({
          criterion: id,
          what: hostile,
          why: hostile,
          sayInstead: hostile,
          evidence: [quote],
        })),
        actionItems: [{ what: hostile, owner: hostile, due: hostile, evidence: [quote] }],
      }),
    );
    await database.orm.delete(coachingSessions);
    await saveSession(
      database,
      { ...analysis, dimensions: judged },
      { since: now, at: now, sessionId: "5f0c7a56-5a3e-4a78-9a10-3c1f0e6ad001" },
    );
    const { team, reps: reports } = await writeWeeklyReview(week, deps);
    expect(reports[0]?.report.focus[0]?.sayInstead).toBe(hostile);
    for (const { markdown, html } of [team, ...reports]) {
      expect(html).toContain("&lt;script&gt;alert(1)");
      expect(html).not.toMatch(/<script|<img/i);
      expect(markdown).toContain("alert(1)");
      expect(markdown).not.toMatch(/<script|<img|(?<!\\)\]\(|\u202e/i);
      for (const row of markdown.split("\n").filter((line) => line.startsWith("| ") && line.includes("alert")))
        expect(row.replaceAll(String.raw`\|`, "")).toMatch(/^(?:\|[^|]*){7,9}\|$/);
    }
  });

  test("find nothing outside: a page refers to no other resource", async () => {
    await analysed("1");
    const { team, reps: reports } = await writeWeeklyReview(week, deps);
    for (const { html } of [team, ...reports]) {
      expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/);
      expect(html).toContain("default-src 'none'");
    }
  });
});
