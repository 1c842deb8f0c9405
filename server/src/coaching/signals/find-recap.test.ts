import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { buildTimeline } from "../transcripts/timeline.ts";
import { findRecap } from "./find-recap.ts";

const recapOf = (text: string) => findRecap(buildTimeline(callFrom(text)));
const facts = "Three late feeds a month, one person on the rota, and finance wants it gone by January.";

describe("a recap", () => {
  test.each([
    "Let me recap.",
    "Let me play that back.",
    "So, let me say back what I heard.",
    "To summarize, it is this.",
    "What I'm hearing is this.",
    "Let me make sure I understood you.",
    "If I understood correctly, it is this.",
    "So here's how I've got it.",
    "If I've got this right, it is this.",
    "Let me say back what I've heard.",
  ])("%s", (sentence) => {
    expect(recapOf(`5:00 Rep Sarah: ${sentence} ${facts}`)).toMatchObject({ span: { turn: 0, firstSentence: 0 } });
  });
});

describe("no recap", () => {
  test.each([
    "I'll send you a recap e-mail.",
    "Maybe you want to summarize it with a model.",
    "With ten minutes left I'll say back what I've heard.",
    "The model can summarize a document.",
    "Thanks, that helps.",
    "Let me make sure I get what nothing means.",
    "Good, that's what I've got too.",
  ])("%s", (sentence) => {
    expect(recapOf(`5:00 Rep Sarah: ${sentence} ${facts}`)).toBeNull();
  });
});

test.each([
  ["Exactly.", true],
  ["Yeah, pretty much.", true],
  ["That's right, and Marta is back in May.", true],
  ["No. That's it.", true],
  ["It is the list.", true],
  ["No, it is four.", false],
  ["Hm, what about the other site?", false],
])("the customer's %j makes it confirmed: %s", (reply, confirmed) => {
  expect(
    recapOf(`5:00 Rep Sarah: Let me recap. ${facts} Did I get that right?\n5:20 Customer Tom: ${reply}`)?.confirmed,
  ).toBe(confirmed);
});

test("a confirmed recap goes before a later one nobody confirmed", () => {
  const recap = recapOf(`
    5:00 Rep Sarah: Let me recap. ${facts}
    5:20 Customer Tom: Exactly.
    9:00 Rep Sarah: To summarize, we go on next week with the two of you and the notes I wrote.
  `);
  expect(recap).toMatchObject({ confirmed: true, span: { turn: 0 } });
});
