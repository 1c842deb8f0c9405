import { assert, constantFrom, double, integer, option, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { rubrics } from "../../../test/coaching/judge-with-shipped-content.ts";
import { repRoles } from "../calls/call.ts";
import { listStandings, rankGaps, rankStrengths } from "./rank-standings.ts";

const ids = Object.values(rubrics).flatMap(({ criteria }) => criteria.map(({ id }) => id));
const levels = uniqueArray(
  record({
    criterion: constantFrom(...ids),
    calls: integer({ min: 1, max: 50 }),
    mean: double({ min: 1, max: 5, noNaN: true }),
    team: option(double({ min: 1, max: 5, noNaN: true }), { nil: null }),
  }),
  { selector: ({ criterion }) => criterion },
);
const role = constantFrom(...repRoles);

function standingsOf(
  some: { criterion: string; calls: number; mean: number; team: number | null }[],
  as: "AE" | "SE" | "CSM",
) {
  const own = some.map(({ criterion, calls, mean }) => ({ criterion, calls, sum: mean * calls }));
  const team = some.flatMap(({ criterion, team: mean }) =>
    mean === null ? [] : [{ criterion, calls: 10, sum: mean * 10 }],
  );
  return listStandings(own, { rubrics, role: as, team, fewestCalls: 1 });
}

const one = (criterion: string, mean: number, team: number | null = null) => ({ criterion, calls: 4, mean, team });

describe("gaps", () => {
  test("are the low criteria, and strengths the high ones: never both, in whatever order they came", () => {
    assert(
      property(levels, role, (some, as) => {
        const standings = standingsOf(some, as);
        const gaps = rankGaps(standings);
        const strengths = rankStrengths(standings);
        for (const { level, weight } of gaps) expect(level < 3.5 && weight > 0).toBe(true);
        for (const { level, weight } of strengths) expect(level >= 4 && weight > 0).toBe(true);
        expect(rankGaps(standingsOf(some.toReversed(), as))).toEqual(gaps);
        expect(rankStrengths(standingsOf(some.toReversed(), as))).toEqual(strengths);
      }),
    );
  });

  test("move up when the level falls", () => {
    assert(
      property(levels, role, (some, as) => {
        const before = rankGaps(standingsOf(some, as));
        const last = before.at(-1);
        if (!last) return;
        const worse = some.map((each) => (each.criterion === last.criterion.id ? { ...each, mean: 1 } : each));
        const place = rankGaps(standingsOf(worse, as)).findIndex(({ criterion }) => criterion.id === last.criterion.id);
        expect(place).toBeLessThanOrEqual(before.length - 1);
        expect(place).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("count by the weight of the role, and twice below the team", () => {
    const some = [one("decision_path", 2.5), one("success_criteria", 2.5)];
    expect(rankGaps(standingsOf(some, "AE"))[0]?.criterion.id).toBe("decision_path");
    expect(rankGaps(standingsOf(some, "SE"))[0]?.criterion.id).toBe("success_criteria");
    const beside = [one("heard_out", 2.5, 4.5), one("calm_delivery", 2.5, 2)];
    expect(rankGaps(standingsOf(beside.toReversed(), "AE")).map(({ criterion }) => criterion.id)).toEqual([
      "heard_out",
      "calm_delivery",
    ]);
  });

  test("need enough calls, and a criterion the rubrics have", () => {
    const own = [
      { criterion: "heard_out", calls: 1, sum: 1 },
      { criterion: "of_an_older_rubric", calls: 9, sum: 9 },
    ];
    expect(listStandings(own, { rubrics, role: "AE", team: [], fewestCalls: 2 })).toEqual([]);
    expect(listStandings(own, { rubrics, role: "AE", team: [], fewestCalls: 1 })).toHaveLength(1);
    expect(
      listStandings([{ criterion: "heard_out", calls: 0, sum: 0 }], { rubrics, role: "AE", team: [], fewestCalls: 0 }),
    ).toEqual([]);
  });
});
