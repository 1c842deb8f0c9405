import { expect, test } from "vitest";
import { nearestNames } from "./nearest-names.ts";

const names = ["analyze_call", "search_calls", "compare_calls", "get_rep_insights"];

test.each([
  ["analyse_call", "analyze_call"],
  ["Analyze-Call", "analyze_call"],
  ["analyze", "analyze_call"],
  ["serach_calls", "search_calls"],
  ["get_rep_insight", "get_rep_insights"],
])("%s is taken for %s", (typed, meant) => expect(nearestNames(typed, names)[0]).toBe(meant));

test("what resembles nothing is taken for nothing, however long", () => {
  expect(nearestNames("xyz", names)).toEqual([]);
  expect(nearestNames("q".repeat(1_000_000), names)).toEqual([]);
});
