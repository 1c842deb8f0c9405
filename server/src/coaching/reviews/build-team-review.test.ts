import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { storeScoredCalls } from "../../../test/coaching/scored-calls.ts";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { buildWeeklyReview } from "./build-weekly-review.ts";
import { weekOf } from "./week-of.ts";

const database = await testDatabase();
const now = new Date("2026-11-25T12:00:00Z");
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => now } };

test("a call worth hearing is shown by the rep's own words where a criterion of its best level has some", async () => {
  const levels = { agreed_next_step: 5, decision_path: 5, success_criteria: 4 };
  await storeScoredCalls(database, [{ id: "1", started: "2026-11-18T18:00:00Z", scores: { discovery: 90 }, levels }]);
  await database.orm.execute(sql`
    update call_criteria set evidence = jsonb_set(evidence, '{0,speaker}', '"Lee Okafor"') where criterion = 'agreed_next_step'`);
  const { team } = await buildWeeklyReview(weekOf("2026-11-18", deps.settings.timezone), deps);
  const quoted = () =>
    team.report.worthHearing.map(({ dimension, quote }) => [dimension, quote?.speaker, quote?.quote]);
  expect(quoted()).toEqual([["discovery", "Dana Reyes", "decision_path on 1"]]);
});
