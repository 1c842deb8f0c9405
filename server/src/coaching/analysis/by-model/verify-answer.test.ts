import { describe, expect, test } from "vitest";
import { callFrom } from "../../../../test/transcript.ts";
import { indexTranscript } from "../../evidence/index-transcript.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import { Answer } from "./answer-schema.ts";
import { verifyAnswer } from "./verify-answer.ts";

const index = indexTranscript(
  callFrom(`
  0:05 Rep Dana Reyes: What does a failed night cost you today?
  0:14 Customer Lee Okafor: About forty thousand a month, and two engineers who should do other things.
  0:25 Rep Dana Reyes: I will send you the migration plan by Friday.
`),
);
const rubric = {
  dimension: "discovery",
  criteria: [
    { id: "first_thing", name: "First" },
    { id: "second_thing", name: "Second" },
  ],
} as unknown as LoadedRubric;

const said = "[0:05] what does a failed night cost you";
const alsoSaid = "about forty thousand a month";
const invented = "we would love to double the contract";
type Criterion = {
  id: string;
  quotes: string[];
  reasoning: string;
  level: string | number;
};
const one = (over: Partial<Criterion> = {}): Criterion => ({
  id: "first_thing",
  quotes: [said],
  reasoning: "Asked for a number.",
  level: "4",
  ...over,
});
const judge = (criteria: Criterion[], over: object = {}, options = {}) =>
  verifyAnswer(Answer.parse({ criteria, improvements: [], action_items: [], ...over }), rubric, index, options);

describe("a model's answer", () => {
  test("keeps its level on a verified quote, whose words, speaker and times are the transcript's", () => {
    const { criteria, rejectedQuotes } = judge([one()]);
    expect(criteria[0]).toMatchObject({
      level: 4,
      evidence: [{ quote: "What does a failed night cost you", speaker: "Dana Reyes", startSeconds: 5 }],
    });
    expect(rejectedQuotes).toBe(0);
  });

  test("loses an invented quote, counted, and keeps its level on what remains", () => {
    const { criteria, rejectedQuotes } = judge([one({ quotes: [invented, said] })]);
    expect(criteria[0]).toMatchObject({ level: 4, evidence: [{ startSeconds: 5 }] });
    expect(criteria[0]?.reasoning).toContain("1 quote is not in the transcript");
    expect(rejectedQuotes).toBe(1);
  });

  test("loses a level of 3 or more that stands on invented quotes only, and says so", () => {
    const { criteria } = judge([one({ quotes: [invented, invented], level: "3" })]);
    expect(criteria[0]).toMatchObject({ level: null, evidence: [] });
    expect(criteria[0]?.reasoning).toMatch(/Not judged.*2 quotes are not in the transcript/);
  });

  test("keeps a level of 1 or 2, which says that something was missing", () => {
    expect(judge([one({ quotes: [invented], level: "2" })]).criteria[0]?.level).toBe(2);
  });

  test("is null where a criterion is not applicable, in whatever case that is written", () => {
    expect(judge([one({ level: "Not Applicable" })]).criteria[0]?.level).toBeNull();
    expect(judge([one({ level: "NOT_APPLICABLE" })]).criteria[0]?.level).toBeNull();
  });

  test("may give levels as numbers and ids in capitals", () => {
    expect(judge([one({ level: 5, id: " First_Thing " })]).criteria[0]?.level).toBe(5);
  });

  test("counts a criterion as first answered, drops an unknown one and leaves a missing one unjudged", () => {
    const { criteria } = judge([one(), one({ level: "1" }), one({ id: "third_thing" })]);
    expect(criteria.map(({ id, level }) => [id, level])).toEqual([
      ["first_thing", 4],
      ["second_thing", null],
    ]);
    expect(criteria[1]?.reasoning).toContain("no answer");
  });

  test("quotes no place twice when the parts of a long call are put together", () => {
    const twice = [one({ quotes: [said, alsoSaid] }), one({ id: "second_thing", quotes: [said] })];
    const { criteria } = judge(twice, {}, { merged: [] });
    expect(criteria.map(({ evidence }) => evidence.map(({ startSeconds }) => startSeconds))).toEqual([[14], [5]]);
  });

  test("takes what the parts had shown where the whole has no quote of its own", () => {
    const parts = [judge([one({ level: "3" })]), judge([one({ level: "5", quotes: [alsoSaid] })])];
    const { criteria, rejectedQuotes } = judge([one({ quotes: [invented] })], {}, { merged: parts });
    expect(criteria[0]).toMatchObject({ level: 4, evidence: [{ startSeconds: 14 }, { startSeconds: 5 }] });
    expect(rejectedQuotes).toBe(1);
  });

  test("keeps an action item only with the words in which it was promised", () => {
    const item = { what: "Send the plan", owner: "Dana Reyes", due: "" };
    const promise = "I will send you the migration plan";
    const { actionItems, rejectedQuotes } = judge([], {
      action_items: [
        { ...item, quote: promise },
        { ...item, quote: invented },
      ],
    });
    expect(actionItems).toMatchObject([{ what: "Send the plan", owner: "Dana Reyes", due: null }]);
    expect(rejectedQuotes).toBe(1);
  });

  test("makes a strength of what went well and shows an improvement by its criterion's quotes", () => {
    const improvement = { what: "Ask on", why: "It hurts", say_instead: "What else?" };
    const { strengths, improvements } = judge(
      [one({ level: "4" }), one({ id: "second_thing", quotes: [alsoSaid], level: "2" })],
      {
        improvements: [
          { ...improvement, id: "third_thing" },
          { ...improvement, id: "second_thing" },
        ],
      },
    );
    expect(strengths).toMatchObject([{ criterion: "first_thing", what: "First. Asked for a number.", evidence: [{}] }]);
    expect(improvements).toMatchObject([{ criterion: "second_thing", evidence: [{ startSeconds: 14 }] }]);
  });
});
