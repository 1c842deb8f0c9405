import { expect, test } from "vitest";
import { rubrics } from "../../../test/coaching/judge-with-shipped-content.ts";
import type { Standing } from "./rank-standings.ts";
import { writeCoachingPlan } from "./write-coaching-plan.ts";

const criterion = rubrics.discovery.criteria.find(({ id }) => id === "success_criteria");
const plan = (level: number, over: Partial<Standing> = {}) => {
  if (!criterion) throw new Error("no such criterion");
  const gap: Standing = { dimension: "discovery", criterion, weight: 5, level, calls: 1, teamLevel: null, ...over };
  return writeCoachingPlan([{ gap, calls: [] }], "CSM")[0];
};

test.each([
  [1, 3],
  [2.9, 3],
  [3, 4],
  [3.4, 4],
])("from level %d the exercise aims for level %d, in the rubric's words", (level, aim) => {
  const anchor = criterion?.anchors[aim as 3 | 4] ?? "?";
  expect(plan(level)?.exercise).toContain(`aim for level ${aim}: ${anchor}`);
});

test("an anchor that builds on the one before is given with it", () => {
  const exercise = plan(4.2)?.exercise ?? "";
  expect(exercise).toContain(`${criterion?.anchors[4]} Also: both agree`);
  expect(exercise).not.toContain("As 4");
});

test("the reason names the numbers, and the team's where there is one", () => {
  expect(plan(2)?.why).toMatch(/^Level 2\.0 of 5 on one call; it weighs 5 of 5 for a CSM\. Must-haves/);
  expect(plan(2, { calls: 3, teamLevel: 3.25 })?.why).toContain("over 3 calls, the team's is 3.3;");
});
