import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { computeSignals } from "./compute-signals.ts";

function reactionTo(objection: string, reply: string) {
  const call = callFrom(`0:00 Rep Sarah: Here is the plan.\n0:10 Customer Tom: ${objection}\n0:20 Rep Sarah: ${reply}`);
  return computeSignals(call, []).objections[0]?.reaction;
}

test.each([
  ["Ouch.", true],
  ["So a vendor's word isn't worth much in that room.", true],
  ["That's a real constraint.", true],
  ["That makes sense, Tom, after a year like yours.", true],
  ["Yeah but that's apples and oranges, vendors are not all the same.", false],
  ["Well actually, our data never leaves the house.", false],
  ["Great question, I get that a lot.", false],
  ["We have the best encryption there is.", false],
])("%s acknowledges: %s", (reply, acknowledged) => {
  expect(reactionTo("We got burned by the last vendor.", reply)?.acknowledged).toBe(acknowledged);
});

test("a question after the customer's one line still comes before any explanation", () => {
  const reply =
    "Ouch. And I suppose you stood in front of the auditor.\n0:30 Customer Tom: I did, yes.\n0:35 Rep Sarah: ";
  expect(reactionTo("We got burned by the last vendor.", `${reply}What did the auditor want?`)?.questionFollows).toBe(
    true,
  );
  expect(
    reactionTo("We got burned by the last vendor.", `${reply}Ours is built in another way.`)?.questionFollows,
  ).toBe(false);
});
