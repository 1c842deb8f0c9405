import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";
import { countWords, wordsOf } from "./words.ts";

test.each([
  ["We don't, um, re-run 3.5 of 40,000 flows.", ["We", "don't", "um", "re-run", "3.5", "of", "40,000", "flows"]],
  ["Zoë’s naïve DAG — crème brûlée…", ["Zoë’s", "naïve", "DAG", "crème", "brûlée"]],
  ["$1,200 a/month, yes,no", ["1,200", "a", "month", "yes", "no"]],
  ["…!?", []],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a script without spaces is not one word", () => {
  expect(countWords("ワークフローを自動化します")).toBeGreaterThan(2);
});

test.each([
  ["We don’t, uh, have the, the budget.", "we do not have the budget."],
  ["It's, um, too expensive, you know.", "it is too expensive."],
  ["I'd have to — I'll ask.", "i would have to, i will ask."],
  ["We can't and won't.", "we can not and will not."],
])("%j is matched as %j", (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
