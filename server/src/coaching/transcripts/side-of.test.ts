import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { quoteAt } from "./quote-at.ts";
import { sideOf } from "./side-of.ts";

test("rep, colleague and customer are told apart, and a stray dial-in is no customer", () => {
  const call = callFrom(`
    0:00 Rep Sarah: Hello.
    0:02 Colleague Ben: Hello.
    0:04 Customer Tom: Hello.
    0:06 Unknown Dial: Hello.
  `);
  const sides = call.speakers.map((speaker) => sideOf(call, speaker.id));
  expect(sides).toEqual(["rep", "colleague", "customer", "colleague"]);
});

test("where nobody is marked, everybody but the rep is a customer", () => {
  const call = callFrom("0:00 Rep Sarah: Hello.\n0:02 Unknown Tom: Hello.");
  for (const speaker of call.speakers) speaker.affiliation = "unknown";
  expect([sideOf(call, "sarah"), sideOf(call, "tom"), sideOf(call, "nobody-listed")]).toEqual([
    "rep",
    "customer",
    "customer",
  ]);
});

test("a rep marked external leaves the others their side", () => {
  const call = callFrom("0:00 Rep Sarah: Hello.\n0:02 Unknown Tom: Hello.");
  const speakers = call.speakers.map((s) => (s.id === "sarah" ? { ...s, affiliation: "external" as const } : s));
  expect(sideOf({ ...call, speakers }, "tom")).toBe("customer");
});

test("a quote is the sentences of its span, with their own times", () => {
  const call = callFrom("0:00 Rep Sarah: Hi.\n0:10-0:20 Customer Tom: One two. Three four. Five six.");
  expect(quoteAt(call, { turn: 1, firstSentence: 1, lastSentence: 2 })).toEqual({
    quote: "Three four. Five six.",
    speaker: "Tom",
    startSeconds: 13.333,
    endSeconds: 20,
  });
});

test.each([
  { turn: 5, firstSentence: 0, lastSentence: 0 },
  { turn: 0, firstSentence: 0, lastSentence: 1 },
  { turn: 0, firstSentence: -1, lastSentence: 0 },
])("a span outside of the call is a defect: %j", (span) => {
  expect(() => quoteAt(callFrom("0:00 Rep Sarah: Hi."), span)).toThrow(RangeError);
});
