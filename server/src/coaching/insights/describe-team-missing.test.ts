import { expect, test } from "vitest";
import { describeTeamMissing } from "./describe-team-missing.ts";

const overall = { average: null, trendPerMonth: null, previousPeriod: null, history: [] };

test("an empty workspace is told how calls get in, not to look elsewhere", () => {
  const said = describeTeamMissing({ callsAnalyzed: 0, unanalyzed: 0, anyStored: false, overall });
  expect(said).toContain("rapport import calls");
  expect(said).not.toContain("time_period");
});

test("a period without calls is told to be widened", () => {
  expect(describeTeamMissing({ callsAnalyzed: 0, unanalyzed: 0, anyStored: true, overall })).toContain("time_period");
});
