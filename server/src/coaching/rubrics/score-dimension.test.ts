import { array, assert, constantFrom, integer, nat, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { rubrics } from "../../../test/coaching/judge-with-shipped-content.ts";
import { dimensions, repRoles } from "../calls/call.ts";
import { scoreDimension } from "./score-dimension.ts";
import { scoreOverall } from "./score-overall.ts";

const level = option(integer({ min: 1, max: 5 }), { nil: null });
const role = constantFrom(...repRoles);
const judged = constantFrom(...dimensions).chain((dimension) => {
  const rubric = rubrics[dimension];
  return array(level, { minLength: rubric.criteria.length, maxLength: rubric.criteria.length }).map((levels) => ({
    rubric,
    criteria: rubric.criteria.map(({ id }, at) => ({ id, level: levels[at] ?? null })),
  }));
});

describe("scoreDimension", () => {
  it("is 0 to 100 with one decimal, or null exactly when nothing with a weight has a level", () => {
    assert(
      property(judged, role, ({ rubric, criteria }, role) => {
        const score = scoreDimension(criteria, rubric, role);
        const counts = criteria.some(
          ({ level }, at) => level !== null && (rubric.criteria[at]?.weights[role] ?? 0) > 0,
        );
        expect(score !== null).toBe(counts);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.round(score * 10) / 10).toBe(score);
      }),
    );
  });

  it("never falls when a level rises", () => {
    assert(
      property(judged, role, nat(6), ({ rubric, criteria }, role, at) => {
        const raised = criteria.map((one, index) =>
          index === at && one.level !== null ? { ...one, level: Math.min(5, one.level + 1) } : one,
        );
        expect(scoreDimension(raised, rubric, role) ?? 0).toBeGreaterThanOrEqual(
          scoreDimension(criteria, rubric, role) ?? 0,
        );
      }),
    );
  });

  it("is not moved by a criterion of weight 0, nor by one the rubric does not have", () => {
    assert(
      property(judged, role, level, level, ({ rubric, criteria }, role, one, other) => {
        const [first, ...rest] = rubric.criteria;
        if (!first) return;
        const weightless = {
          criteria: [{ ...first, weights: { AE: 0, SE: 0, CSM: 0 } }, ...rest],
        };
        const withLevel = (level: number | null) =>
          scoreDimension(
            [...criteria.map((one, at) => (at === 0 ? { ...one, level } : one)), { id: "not_there", level }],
            weightless,
            role,
          );
        expect(withLevel(one)).toBe(withLevel(other));
      }),
    );
  });

  it.each([
    [1, 0],
    [2, 25],
    [3, 50],
    [4, 75],
    [5, 100],
  ])("level %i throughout is %i", (level, score) => {
    const criteria = rubrics.discovery.criteria.map(({ id }) => ({ id, level }));
    expect(scoreDimension(criteria, rubrics.discovery, "AE")).toBe(score);
  });

  it("weighs by role: 5 at weight 5 beside 1 at weight 1, the others not judged", () => {
    const criteria = rubrics.discovery.criteria.map(({ id }) => ({
      id,
      level: id === "success_criteria" ? 5 : id === "decision_path" ? 1 : null,
    }));
    expect(scoreDimension(criteria, rubrics.discovery, "SE")).toBe(83.3);
  });
});

describe("scoreOverall", () => {
  it("is the mean of the dimensions that apply", () => {
    expect(scoreOverall({ discovery: 60, product_knowledge: 70.5, objection_handling: null, engagement: 80 })).toBe(
      70.2,
    );
  });

  it("is null when none applies", () => {
    expect(scoreOverall({ objection_handling: null })).toBeNull();
    expect(scoreOverall({})).toBeNull();
  });
});
