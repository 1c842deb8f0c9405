import { expect, test } from "vitest";
import { smoothLevel } from "./smooth-level.ts";

test("without evidence a shop is as its models say", () => {
  const { late, season } = smoothLevel({ actual: [], expected: [] });
  expect(late).toBe(1);
  expect(season).toEqual(Array.from({ length: 13 }, () => 1));
});

test("a season that came twice is expected again, in its place", () => {
  const expected = Array.from({ length: 26 }, () => 1_000);
  // The fourth period of each year brings half as much again; the next year begins after the last period.
  const actual = expected.map((of, period) => (period % 13 === 3 ? of * 1.5 : of));
  const { late, season } = smoothLevel({ actual, expected });
  expect(late).toBeGreaterThan(0.95);
  expect(late).toBeLessThan(1.05);
  expect(season[3]).toBeGreaterThan(1.3);
  expect(Math.max(...season.filter((_, period) => period !== 3))).toBeLessThan(1.05);
});

test("a shop that sells less of late is expected to, but not by all of it", () => {
  const expected = Array.from({ length: 8 }, () => 1_000);
  const { late } = smoothLevel({ actual: expected.map((of) => of * 0.7), expected });
  expect(late).toBeLessThan(0.9);
  expect(late).toBeGreaterThan(0.7);
});

test("a handful of purchases hardly moves the level", () => {
  const { late } = smoothLevel({ actual: [0, 0, 1], expected: [1, 1, 1] });
  expect(late).toBeGreaterThan(0.85);
});
