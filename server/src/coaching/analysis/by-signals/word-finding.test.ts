import { describe, expect, it } from "vitest";
import { judgeAll, callFromDialogue } from "../../../../test/coaching/judge-with-shipped-content.ts";
import { freshPairs } from "../../../../test/coaching/fresh-pairs.ts";
import { wordFinding } from "./word-finding.ts";

describe("wordFinding", () => {
  it.each([
    ["Asked {n question} about it.", { value: 4, minutes: 22.3 }, "Asked 4 questions about it in 22 minutes."],
    ["Asked {n question} about it.", { value: 1 }, "Asked 1 question about it."],
    ["Asked {n question} about it.", { value: 0 }, "Asked no questions about it."],
    ["Gave {n reply}.", { value: 6, count: 2, minutes: 10 }, "Gave 2 replies in 10 minutes."],
    ["{k} of {of} were open.", { value: 0.375, count: 3, outOf: 8 }, "3 of 8 were open."],
    ["The rep spoke {percent} of the time.", { value: 0.414 }, "The rep spoke 41 % of the time."],
    ["A step was {value}.", { value: 1, shown: "named" }, "A step was named."],
    ["Asked {n question}.", { value: null, unheard: "Nobody spoke." }, "Nobody spoke."],
  ])("%s with %j", (what, count, sentence) => {
    expect(wordFinding(what, { ...count, hits: [], misses: [] })).toBe(sentence);
  });

  it("leaves no placeholder, table header or broken sentence in what a user reads", () => {
    for (const lines of freshPairs.flatMap((pair) => [pair.better, pair.worse])) {
      for (const { criteria, strengths, improvements } of Object.values(judgeAll(callFromDialogue(lines)))) {
        const texts = [
          ...criteria.map(({ reasoning }) => reasoning),
          ...strengths.map(({ what }) => what),
          ...improvements.flatMap(({ what, sayInstead }) => [what, sayInstead]),
        ];
        for (const text of texts) {
          expect(text).not.toMatch(/[{}]|: \d|\.\.|undefined|NaN/);
          expect(text).toMatch(/[.?!]$/);
        }
      }
    }
  });
});
