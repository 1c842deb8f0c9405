import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type ScoredCall, storeScoredCalls } from "../../../test/coaching/scored-calls.ts";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { localAdmin } from "../../core/caller.ts";
import type { Door } from "../../core/tool.ts";
import { storeReps } from "../reps/store-reps.ts";
import { getRepInsightsTool } from "./get-rep-insights.ts";

const database = await testDatabase();
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => new Date("2026-11-20T20:00:00Z") } };
const door: Door = { admit: async () => {}, record: async () => {} };
const ask = (input: object) => getRepInsightsTool.call(input, { deps, door, caller: localAdmin("test") });
const store = (...calls: ScoredCall[]) => storeScoredCalls(database, calls);
const dana = "dana@example.com";
const lee = { email: "lee@example.com", name: "Lee Okafor" };

beforeEach(async () => {
  await database.orm.execute(sql`truncate calls, reps cascade`);
});

describe("scores", () => {
  test("are means over the calls of the period, beside the period before and the whole team", async () => {
    await store(
      { id: "1", started: "2026-11-18T18:00:00Z", scores: { discovery: 80, engagement: null } },
      { id: "2", started: "2026-11-10T18:00:00Z", scores: { discovery: 50, engagement: 40 }, analyzer: "model" },
      { id: "3", started: "2026-10-10T18:00:00Z", scores: { discovery: 20 } },
      { id: "4", started: "2026-08-01T18:00:00Z", scores: { discovery: 99 } },
      { ...lee, id: "5", started: "2026-11-11T18:00:00Z", scores: { discovery: 20 } },
    );
    const { data } = await ask({ rep_email: dana });
    expect(data).toMatchObject({ calls_analyzed: 2, analyzers: { signals: 1, model: 1 } });
    expect(data.scores.discovery).toEqual({
      average: 65,
      trend_per_month: null,
      previous_period: 20,
      team_average: 50,
      history: [
        { week: "2026-11-09", score: 50, calls: 1 },
        { week: "2026-11-16", score: 80, calls: 1 },
      ],
    });
    expect(data.scores.engagement).toMatchObject({ average: 40, previous_period: null, team_average: 40 });
    expect(data.scores.objection_handling).toEqual({
      average: null,
      trend_per_month: null,
      previous_period: null,
      team_average: null,
      history: [],
    });
  });

  test("have a trend once there are weeks enough, and until then the answer says that there are too few", async () => {
    await store(
      { id: "1", started: "2026-11-02T18:00:00Z", scores: { discovery: 50 } },
      { id: "2", started: "2026-11-09T18:00:00Z", scores: { discovery: 57 } },
      { id: "3", started: "2026-11-16T18:00:00Z", scores: { discovery: 64 } },
    );
    const few = await ask({ rep_email: dana });
    expect(few.data.scores.discovery.trend_per_month).toBeNull();
    expect(few.data.notice).toContain("Too few weeks for a trend: there are calls in 3 weeks");
    await store({ id: "4", started: "2026-10-26T18:00:00Z", scores: { discovery: 43 } });
    const enough = await ask({ rep_email: dana });
    expect(enough.data.scores.discovery.trend_per_month).toBe(30);
    expect(enough.data.notice).toBeNull();
  });

  test("fall into the weeks of the workspace's zone, on both sides of a change of the clocks", async () => {
    await store(
      // Sunday evening and Monday morning in Los Angeles, before and after the clocks went back on 1 November.
      { id: "1", started: "2026-10-26T06:59:00Z", scores: { discovery: 10 } },
      { id: "2", started: "2026-10-26T07:01:00Z", scores: { discovery: 20 } },
      { id: "3", started: "2026-11-02T07:59:00Z", scores: { discovery: 30 } },
      { id: "4", started: "2026-11-02T08:01:00Z", scores: { discovery: 40 } },
    );
    const { data } = await ask({ rep_email: dana });
    expect(data.scores.discovery.history).toEqual([
      { week: "2026-10-19", score: 10, calls: 1 },
      { week: "2026-10-26", score: 25, calls: 2 },
      { week: "2026-11-02", score: 40, calls: 1 },
    ]);
    expect(data.period).toEqual({ from: "2026-10-22T00:00:00.000-07:00", to: "2026-11-21T00:00:00.000-08:00" });
  });

  test("are of the product asked for, the team's too", async () => {
    await store(
      { id: "1", started: "2026-11-18T18:00:00Z", product: "horizon", scores: { discovery: 80 } },
      { id: "2", started: "2026-11-18T18:00:00Z", product: "prefect", scores: { discovery: 20 } },
      { id: "3", started: "2026-11-18T18:00:00Z", product: null, scores: { discovery: 20 } },
      { ...lee, id: "4", started: "2026-11-18T18:00:00Z", product: "horizon", scores: { discovery: 60 } },
    );
    const { data } = await ask({ rep_email: dana, product_filter: "horizon" });
    expect(data.calls_analyzed).toBe(1);
    expect(data.scores.discovery).toMatchObject({ average: 80, team_average: 70 });
  });
});

describe("a rep", () => {
  test("is one person under every address, in any case, also after leaving", async () => {
    await storeReps(database, [
      { email: dana, aliases: ["d.reyes@example.com"], name: "Dana Reyes", title: null, active: false, id: "1" },
    ]);
    await store(
      { id: "1", started: "2026-11-18T18:00:00Z", email: "Dana@Example.com" },
      { id: "2", started: "2026-11-18T18:00:00Z", email: "D.REYES@example.com", name: "D. Reyes" },
    );
    for (const address of [dana, " D.Reyes@EXAMPLE.com "]) {
      const { data, text } = await ask({ rep_email: address });
      expect(data.rep).toEqual({ email: dana, name: "Dana Reyes", role: "AE", active: false });
      expect(data.calls_analyzed).toBe(2);
      expect(text).toContain("Dana Reyes (AE, left): 2 calls analyzed");
    }
  });

  test("without calls gets an empty answer with every key, which says so and names who has a similar address", async () => {
    await store({ id: "1", started: "2026-11-18T18:00:00Z" }, { ...lee, id: "2", started: "2026-11-18T18:00:00Z" });
    const { data, text } = await ask({ rep_email: "dena@example.com", time_period: "last_quarter" });
    expect(data).toMatchObject({
      rep: { email: "dena@example.com", name: null, role: null, active: true },
      calls_analyzed: 0,
      analyzers: { signals: 0, model: 0 },
      skill_gaps: [],
      strengths: [],
      improvements: [],
      coaching_plan: [],
    });
    for (const score of Object.values(data.scores)) expect(score).toMatchObject({ average: null, history: [] });
    expect(Object.keys(data.scores)).toHaveLength(5);
    expect(data.notice).toMatch(/^No call of dena@example.com is stored\. .*: Dana Reyes \(dana@example.com\), Lee/);
    expect(text).toContain("0 calls analyzed");
  });

  test("whose calls lie elsewhere is told where, and whose are not analyzed what to do", async () => {
    await store({ id: "1", started: "2026-03-18T18:00:00Z" });
    expect((await ask({ rep_email: dana })).data.notice).toContain("1 call stored in all, the newest of 2026-03-18");
    await store({ id: "2", started: "2026-11-18T18:00:00Z", scores: null });
    expect((await ask({ rep_email: dana })).data.notice).toContain("The one call of Dana Reyes");
    expect((await ask({ rep_email: dana, time_period: "all_time" })).data).toMatchObject({
      calls_analyzed: 1,
      notice: expect.stringContaining("1 call of this period not analyzed yet") as unknown,
    });
  });

  test.each(["", "dana", "a b@example.com", "@", "x".repeat(321)])("%j is no address", async (address) => {
    await expect(ask({ rep_email: address })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("a period that there is not is refused with those there are", async () => {
    await expect(ask({ rep_email: dana, time_period: "last_decade" })).rejects.toMatchObject({
      publicMessage: expect.stringMatching(/last_7_days.*all_time/) as unknown,
    });
  });
});

describe("skill gaps", () => {
  test("are criteria with the worst moments first, and the plan sends to the team's best newest calls", async () => {
    await store(
      {
        id: "1",
        started: "2026-11-18T18:00:00Z",
        levels: { agreed_next_step: 1, heard_out: 5 },
        unquoted: ["agreed_next_step"],
      },
      { id: "2", started: "2026-11-17T18:00:00Z", levels: { agreed_next_step: 2, heard_out: 4 } },
      { id: "3", started: "2026-11-16T18:00:00Z", levels: { agreed_next_step: 2, calm_delivery: 1 } },
      { id: "4", started: "2026-11-15T18:00:00Z", levels: { agreed_next_step: 5, heard_out: null } },
      { ...lee, id: "5", started: "2026-11-15T18:00:00Z", scores: { discovery: 70 }, levels: { agreed_next_step: 5 } },
      { ...lee, id: "6", started: "2026-11-14T18:00:00Z", scores: { discovery: 90 }, levels: { agreed_next_step: 5 } },
      { ...lee, id: "7", started: "2026-11-19T18:00:00Z", scores: { discovery: 99 }, levels: { agreed_next_step: 4 } },
    );
    const { data, text } = await ask({ rep_email: dana });
    expect(data.skill_gaps).toEqual([
      {
        dimension: "discovery",
        criterion: "agreed_next_step",
        name: "A next step both hold to",
        level: 2.5,
        calls: 4,
        team_level: 3.4,
        examples: [
          expect.objectContaining({ call_id: "1", level: 1, quote: null, start_seconds: null }),
          expect.objectContaining({ call_id: "2", level: 2, quote: "agreed_next_step on 2", start_seconds: 61.5 }),
          expect.objectContaining({ call_id: "3", level: 2 }),
        ],
      },
    ]);
    expect(data.strengths).toEqual([
      expect.objectContaining({
        criterion: "heard_out",
        level: 4.5,
        calls: 2,
        examples: [expect.objectContaining({ call_id: "1" })],
      }),
    ]);
    expect(data.coaching_plan).toHaveLength(1);
    expect(data.coaching_plan[0]).toMatchObject({
      focus: "A next step both hold to",
      why: expect.stringMatching(
        /^Level 2\.5 of 5 over 4 calls, the team's is 3\.4; it weighs 5 of 5 for an AE\./,
      ) as unknown,
      exercise: expect.stringMatching(/aim for level 3: A next meeting or task is said with a date/) as unknown,
    });
    expect(data.coaching_plan[0]?.calls.map(({ call_id }) => call_id)).toEqual(["6", "5"]);
    expect(text).toContain("Listen to Lee Okafor, “Call 6” (6), level 5 at 1:01");
  });

  test("from one call only are said to be so, and the rep's own calls are heard only when nobody else has a good one for all to hear", async () => {
    await store({ id: "1", started: "2026-11-18T18:00:00Z", levels: { agreed_next_step: 2 } });
    const alone = await ask({ rep_email: dana });
    expect(alone.data.skill_gaps).toHaveLength(1);
    expect(alone.data.notice).toContain("One call only");
    expect(alone.data.coaching_plan[0]?.calls).toEqual([]);
    await store({ id: "2", started: "2026-01-18T18:00:00Z", levels: { agreed_next_step: 4 } });
    expect((await ask({ rep_email: dana })).data.coaching_plan[0]?.calls).toMatchObject([
      { call_id: "2", rep: "Dana Reyes" },
    ]);
    await store({ ...lee, id: "3", started: "2026-01-17T18:00:00Z", levels: { agreed_next_step: 4 } });
    expect((await ask({ rep_email: dana })).data.coaching_plan[0]?.calls).toMatchObject([{ call_id: "3" }]);
    await database.orm.execute(sql`update calls set is_private = true where id = '3'`);
    const { data, text } = await ask({ rep_email: dana });
    expect(data.coaching_plan[0]?.calls).toMatchObject([{ call_id: "2" }]);
    expect(text).toContain("Listen again to their own call “Call 2”");
  });
});

test("improvements are what was advised on most calls, in the newest words", async () => {
  await store(
    { id: "1", started: "2026-11-18T18:00:00Z", levels: { heard_out: 2, calm_delivery: 2 }, advised: ["heard_out"] },
    {
      id: "2",
      started: "2026-11-17T18:00:00Z",
      levels: { heard_out: 2, calm_delivery: 2 },
      advised: ["heard_out", "calm_delivery"],
    },
    { ...lee, id: "3", started: "2026-11-19T18:00:00Z", levels: { calm_delivery: 2 }, advised: ["calm_delivery"] },
  );
  const { data } = await ask({ rep_email: dana });
  expect(data.improvements).toMatchObject([
    {
      dimension: "objection_handling",
      criterion: "heard_out",
      count: 2,
      call_id: "1",
      what: "heard_out was missed on 1.",
    },
    { criterion: "calm_delivery", count: 1, call_id: "2", say_instead: "What would you need?" },
  ]);
});
