import { expect, test } from "vitest";
import { callFromDialogue, judgeAll } from "../../../../test/coaching/judge-with-shipped-content.ts";

const dialogue = (lastLine: string) => `R: How do your teams plan the loading of the vans at the moment?
C: By hand, mostly, and it takes Priya two hours every single morning before anybody can drive.
R: And what happens on a morning when Priya is not there to do it?
C: Then I do it, badly, and somebody always comes back with the wrong pallets.
R: ${lastLine}`;

test.each([
  ["I will send you the page about schedules tonight, with the example in it.", 1],
  ["I won't send you the page about schedules tonight, with the example in it.", 0],
  ["We are not going to send you the page about schedules before that test.", 0],
])("of %j, %i is something promised", (line, count) => {
  const judged = judgeAll(callFromDialogue(dialogue(line)));
  const promised = Object.values(judged)
    .flatMap(({ actionItems }) => actionItems)
    .map(({ what }) => what);
  expect(new Set(promised.filter((what) => what === line)).size).toBe(count);
});
