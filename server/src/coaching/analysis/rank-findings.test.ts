import { describe, expect, test } from "vitest";
import type { Dimension } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { DimensionJudgement, Level } from "./judgement.ts";
import { rankFindings } from "./rank-findings.ts";

const quote = { quote: "Words.", speaker: "Dana Reyes", startSeconds: 1, endSeconds: 2 };
const ids = ["one", "two", "three", "four", "five", "six"];
const rubric = {
  criteria: ids.map((id, at) => ({ id, weights: { AE: at === 0 ? 5 : 1, SE: 1, CSM: 1 } })),
} as unknown as LoadedRubric;
const rubrics = { discovery: rubric, engagement: rubric } as unknown as Record<Dimension, LoadedRubric>;

function judgement(levels: (Level | null)[], over: Partial<DimensionJudgement> = {}): DimensionJudgement {
  const criteria = levels.map((level, at) => ({
    id: ids[at] ?? "",
    name: "",
    level,
    reasoning: "",
    evidence: [quote],
  }));
  return {
    dimension: "discovery",
    criteria,
    strengths: criteria.map(({ id }) => ({ criterion: id, what: `Strong in ${id}`, evidence: [quote] })),
    improvements: criteria.map(({ id }) => ({
      criterion: id,
      what: `Better ${id}`,
      why: "",
      sayInstead: "",
      evidence: [quote],
    })),
    actionItems: [],
    rejectedQuotes: 0,
    ...over,
  };
}

const rank = (...judgements: DimensionJudgement[]) => rankFindings(judgements, rubrics, "AE");
const criteriaOf = (findings: readonly { criterion: string }[]) => findings.map(({ criterion }) => criterion);

describe("of everything found", () => {
  test("strengths stand by level and weight, improvements by the score to be gained", () => {
    const { strengths, improvements } = rank(judgement([4, 5, 4, 2]));
    expect(criteriaOf(strengths)).toEqual(["two", "one", "three"]);
    expect(criteriaOf(improvements)).toEqual(["one", "four", "three", "two"]);
  });

  test("nothing below level 3 is praised, and level 3 only where nothing was better, twice", () => {
    expect(rank(judgement([2, 1, null])).strengths).toEqual([]);
    expect(criteriaOf(rank(judgement([3, 3, 3, 3])).strengths)).toEqual(["one", "two"]);
    expect(criteriaOf(rank(judgement([3, 3, 4])).strengths)).toEqual(["three"]);
  });

  test("at most five are shown, of each criterion and wording one", () => {
    const twice = judgement([4, 4, 4, 4, 4, 4]);
    const { strengths } = rank(twice, { ...twice, dimension: "engagement" });
    expect(strengths).toHaveLength(5);
    expect(new Set(criteriaOf(strengths)).size).toBe(5);
  });

  test("what can be shown stands before what cannot", () => {
    const bare = judgement([1], {
      improvements: [{ criterion: "one", what: "x", why: "", sayInstead: "", evidence: [] }],
    });
    const shown = judgement([4, 4], {
      dimension: "engagement",
      improvements: [{ criterion: "two", what: "y", why: "", sayInstead: "", evidence: [quote] }],
    });
    expect(criteriaOf(rank(bare, shown).improvements)).toEqual(["two", "one"]);
  });

  test("an action item that two dimensions found is one", () => {
    const item = { what: "Send the plan.", owner: "Dana Reyes", due: null, evidence: [quote] };
    const { actionItems } = rank(
      judgement([], { actionItems: [item] }),
      judgement([], { dimension: "engagement", actionItems: [{ ...item, what: "send the plan" }] }),
    );
    expect(actionItems).toEqual([item]);
  });
});
