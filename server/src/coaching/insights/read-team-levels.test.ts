import { expect, test } from "vitest";
import { rubrics } from "../../../test/coaching/judge-with-shipped-content.ts";
import { storeScoredCalls } from "../../../test/coaching/scored-calls.ts";
import { testDatabase } from "../../../test/database.ts";
import { readTeamLevels } from "./read-team-levels.ts";

const database = await testDatabase();
const day = (of: number) => `2026-11-${String(of).padStart(2, "0")}T18:00:00Z`;
await storeScoredCalls(database, [
  { id: "1", started: day(1), product: "horizon", levels: { heard_out: 1, decision_path: 5 } },
  { id: "2", started: day(2), product: "horizon", email: null, levels: { heard_out: 4, decision_path: null } },
  { id: "3", started: day(3), product: "horizon", email: "lee@example.com", levels: { heard_out: 4 } },
  { id: "4", started: day(4), product: "prefect", levels: { heard_out: 2 } },
]);
const read = async (filter: { from: Date | null; to: Date; product?: "horizon" }) =>
  (await readTeamLevels({ database, rubrics }, filter)).toSorted((a, b) => (a.criterion < b.criterion ? -1 : 1));

test("levels counted in the index and levels read call by call are the same", async () => {
  const ofHorizon = [
    { criterion: "decision_path", calls: 1, sum: 5 },
    { criterion: "heard_out", calls: 3, sum: 9 },
  ];
  expect(await read({ from: null, to: new Date(day(4)) })).toEqual(ofHorizon);
  expect(await read({ from: null, to: new Date(day(9)), product: "horizon" })).toEqual(ofHorizon);
});

test("a period holds its first moment and not its last", async () => {
  expect(await read({ from: new Date(day(2)), to: new Date(day(3)) })).toEqual([
    { criterion: "heard_out", calls: 1, sum: 4 },
  ]);
});
