import { sql } from "drizzle-orm";
import { array, asyncProperty, assert, double, record, constantFrom, integer } from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { type ScoredCall, storeScoredCalls } from "../../../test/coaching/scored-calls.ts";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { localAdmin } from "../../core/caller.ts";
import type { Door } from "../../core/tool.ts";
import { storeReps } from "../reps/store-reps.ts";
import { getTeamInsightsTool } from "./get-team-insights.ts";

const database = await testDatabase();
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => new Date("2026-11-20T20:00:00Z") } };
const door: Door = { admit: async () => {}, record: async () => {} };
const ask = (input: object = {}) => getTeamInsightsTool.call(input, { deps, door, caller: localAdmin("test") });
const store = (...calls: ScoredCall[]) => storeScoredCalls(database, calls);
const empty = () => database.orm.execute(sql`truncate calls, reps cascade`);
const lee = { email: "lee@example.com", name: "Lee Okafor", role: "SE" as const };
const now = "2026-11-18T18:00:00Z";
const before = "2026-10-10T18:00:00Z";

beforeEach(empty);

test("averages are over calls, not over reps, beside the period before", async () => {
  await store(
    { id: "1", started: now, scores: { discovery: 90 } },
    { id: "2", started: now, scores: { discovery: 60, engagement: 40 } },
    { ...lee, id: "3", started: now, scores: { discovery: 30 }, analyzer: "model" },
    { ...lee, id: "4", started: before, scores: { discovery: 10 } },
    { id: "5", started: now, scores: null },
  );
  const { data, text } = await ask();
  expect(data).toMatchObject({ calls_analyzed: 3, analyzers: { signals: 2, model: 1 } });
  expect(data.averages.discovery).toEqual({ average: 60, trend_per_month: null, previous_period: 10, calls: 3 });
  expect(data.averages.objection_handling).toEqual({
    average: null,
    trend_per_month: null,
    previous_period: null,
    calls: 0,
  });
  expect(data.notice).toMatch(/Too few weeks for a trend.* 1 call is not analyzed yet/);
  expect(text).toContain("Team: 3 calls of 2 reps analyzed since 2026-10-22");
});

test("every rep is listed once, under whatever addresses, the best first, with what to work on", async () => {
  await storeReps(database, [
    {
      email: "dana@example.com",
      aliases: ["d.reyes@example.com"],
      name: "Dana Reyes",
      title: null,
      active: true,
      id: "1",
    },
  ]);
  await store(
    { id: "1", started: now, email: "Dana@example.com", scores: { discovery: 50 }, levels: { decision_path: 2 } },
    { id: "2", started: now, email: "D.REYES@example.com", scores: { discovery: 70 }, levels: { decision_path: 3 } },
    { ...lee, id: "3", started: now, scores: { discovery: 80 }, levels: { decision_path: 5 } },
    { id: "4", started: now, email: null, name: "Sam Ito", scores: { discovery: 40 } },
    { id: "5", started: before, email: "gone@example.com", scores: { discovery: 40 } },
  );
  const { data } = await ask();
  expect(
    data.reps.map(({ rep, calls_analyzed: calls, scores }) => [rep.email, rep.name, calls, scores.discovery]),
  ).toEqual([
    ["lee@example.com", "Lee Okafor", 1, 80],
    ["dana@example.com", "Dana Reyes", 2, 60],
    [null, "Sam Ito", 1, 40],
  ]);
  expect(data.reps[1]?.focus).toEqual({ criterion: "decision_path", name: "Who decides, how and when", level: 2.5 });
  expect(data.reps[0]?.focus).toBeNull();
});

test("movers changed most, from two calls in each period", async () => {
  await store(
    { id: "1", started: now, scores: { discovery: 80 } },
    { id: "2", started: now, scores: { discovery: 90 } },
    { id: "3", started: before, scores: { discovery: 60 } },
    { id: "4", started: before, scores: { discovery: 50 } },
    { ...lee, id: "5", started: now, scores: { discovery: 10 } },
    { ...lee, id: "6", started: before, scores: { discovery: 90 } },
  );
  const { data, text } = await ask();
  expect(data.movers).toEqual({
    up: [
      {
        rep: { email: "dana@example.com", name: "Dana Reyes", role: "AE" },
        average: 85,
        previous_period: 55,
        change: 30,
        calls: 2,
        previous_calls: 2,
      },
    ],
    down: [],
  });
  expect(text).toContain("Dana Reyes +30.0: 55 (2 calls) to 85 (2 calls)");
});

test("common gaps say for how many reps a criterion is low, of those who were judged often enough", async () => {
  const levels = { agreed_next_step: 2, heard_out: 5 };
  await store(
    { id: "1", started: now, levels },
    { id: "2", started: now, levels },
    { ...lee, id: "3", started: now, levels },
    { ...lee, id: "4", started: now, levels: { agreed_next_step: 3 } },
    { id: "5", started: now, email: "mo@example.com", levels: { agreed_next_step: 5 } },
    { id: "6", started: now, email: "mo@example.com", levels: { agreed_next_step: 5 } },
    { id: "7", started: now, email: "al@example.com", levels: { agreed_next_step: 1 } },
    { id: "8", started: now, email: "al@example.com", levels: {} },
  );
  const { data, text } = await ask();
  expect(data.common_gaps).toEqual([
    {
      dimension: "discovery",
      criterion: "agreed_next_step",
      name: "A next step both hold to",
      level: 3.2,
      share_of_reps: 0.67,
      reps: 3,
    },
  ]);
  expect(text).toContain("A next step both hold to: level 3.2 of 5, low for 2 of 3 reps");
});

test("exemplary calls are the best overall and in each dimension, with why and where to start; bad ones are none", async () => {
  await store(
    { id: "1", started: now, scores: { discovery: 90, engagement: 60 }, levels: { decision_path: 5, heard_out: 2 } },
    { ...lee, id: "2", started: now, scores: { discovery: 55, engagement: 85 }, levels: { checks_reaction: 4 } },
    { id: "3", started: now, scores: { discovery: 55, engagement: 40, objection_handling: 45 } },
  );
  const { data, text } = await ask();
  expect(data.exemplary_calls).toMatchObject([
    {
      best: "overall",
      call_id: "1",
      score: 75,
      rep: "Dana Reyes",
      why: "Who decides, how and when: level 5",
      quote: "decision_path on 1",
      start_seconds: 61.5,
    },
    { best: "overall", call_id: "2", score: 70 },
    { best: "discovery", call_id: "1", score: 90 },
    { best: "engagement", call_id: "2", score: 85, why: "Stops for a reaction: level 4" },
  ]);
  expect(text).toContain(
    "- Dana Reyes, “Call 1” (1): overall 75, discovery 90. Who decides, how and when: level 5. Start at 1:01.",
  );
});

test("a private call counts, and is nobody's example", async () => {
  await store(
    { id: "1", started: now, scores: { discovery: 95 }, levels: { decision_path: 5 } },
    { ...lee, id: "2", started: now, scores: { discovery: 85 }, levels: { decision_path: 5 } },
  );
  await database.orm.execute(sql`update calls set is_private = true where id = '1'`);
  const { data, text } = await ask();
  expect(data.averages.discovery.average).toBe(90);
  expect(data.exemplary_calls.map(({ best, call_id: id }) => [best, id])).toEqual([
    ["overall", "2"],
    ["discovery", "2"],
  ]);
  expect(text).not.toContain("Call 1");
});

test("role and product keep only calls that were so, in every part of the answer", async () => {
  await store(
    { id: "1", started: now, product: "horizon", scores: { discovery: 90 }, levels: { decision_path: 1 } },
    {
      id: "2",
      started: now,
      product: "horizon",
      role: "SE",
      scores: { discovery: 50 },
      levels: { success_criteria: 1 },
    },
    { id: "3", started: now, product: "prefect", scores: { discovery: 10 } },
  );
  const { data } = await ask({ product: "horizon", role: "AE" });
  expect(data.averages.discovery.average).toBe(90);
  expect(data.reps).toHaveLength(1);
  expect(data.common_gaps.map(({ criterion }) => criterion)).toEqual(["decision_path"]);
  expect(data.exemplary_calls.every(({ call_id: id }) => id === "1")).toBe(true);
});

test("without calls the answer is complete and says so", async () => {
  const { data, text } = await ask({ time_period: "all_time" });
  expect(data).toMatchObject({
    calls_analyzed: 0,
    reps: [],
    movers: { up: [], down: [] },
    common_gaps: [],
    exemplary_calls: [],
  });
  expect(data.notice).toContain("No call is stored yet.");
  expect(data.averages.overall).toEqual({ average: null, trend_per_month: null, previous_period: null, calls: 0 });
  expect(text).toContain("Team: 0 calls of 0 reps analyzed");
});

test("a better call never lowers an average, and every average lies between the worst and the best call", async () => {
  const call = record({
    day: integer({ min: 1, max: 20 }),
    score: double({ min: 0, max: 100, noNaN: true }),
    email: constantFrom("a@example.com", "B@example.com", "b@example.com"),
  });
  await assert(
    asyncProperty(array(call, { minLength: 1, maxLength: 12 }), async (some) => {
      await empty();
      const scored = some.map(({ day, score, email }, at) => ({
        id: `${at}`,
        started: `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`,
        email,
        scores: { discovery: score },
      }));
      await store(...scored);
      const first = (await ask()).data.averages.discovery.average ?? NaN;
      const all = some.map(({ score }) => score);
      expect(first).toBeGreaterThanOrEqual(Math.min(...all) - 0.05);
      expect(first).toBeLessThanOrEqual(Math.max(...all) + 0.05);
      await store({ id: "better", started: now, scores: { discovery: Math.max(...all) } });
      expect((await ask()).data.averages.discovery.average).toBeGreaterThanOrEqual(first);
    }),
    { numRuns: 12 },
  );
});
