import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { buildTimeline } from "../transcripts/timeline.ts";
import { findNextStep } from "./find-next-step.ts";

const opening = "0:00 Rep Sarah: Hi Tom.\n0:02 Customer Tom: Hi Sarah.\n";
const nextOf = (lines: string) => findNextStep(buildTimeline(callFrom(opening + lines)));

describe("a firm next step, its date as said and its owner", () => {
  test.each<[string, string | null, string | null]>([
    ["9:00 Rep Sarah: I'll send you the proposal by Friday.", "Friday", "Sarah"],
    ["9:00 Rep Sarah: I'll follow up next week.", "next week", "Sarah"],
    ["9:00 Customer Tom: I'll get back to you by the 14th.", "the 14th", "Tom"],
    ["9:00 Rep Sarah: We'll send the order form tomorrow at ten.", "tomorrow at ten", "Sarah"],
    ["9:00 Rep Sarah: You'll send me the logs by end of month.", "end of month", "Tom"],
    ["9:00 Rep Sarah: You'll have the notes by Thursday the fifteenth.", "Thursday the fifteenth", "Sarah"],
    ["9:00 Rep Sarah: Could you send me the logs by Monday?\n9:05 Customer Tom: Sure.", "Monday", "Tom"],
    ["9:00 Rep Sarah: Let's meet on Tuesday at 10.", "Tuesday at 10", null],
    ["9:00 Rep Sarah: Does Tuesday at ten work?\n9:05 Customer Tom: Yes, perfect.", "Tuesday at ten", null],
    ["9:00 Customer Tom: Marcus will review the contract by May 14th.", "May 14th", "Marcus"],
    ["9:00 Rep Sarah: Tom will send the file on Wednesday.", "Wednesday", "Tom"],
    ["9:00 Rep Sarah: I'll schedule a call for the week. Thursday at 2 pm.", "Thursday at 2 pm", "Sarah"],
    ["9:00 Rep Sarah: I'll send the invite for next Wednesday.", "next Wednesday", "Sarah"],
    [
      "9:00 Rep Sarah: How about Friday?\n9:03 Customer Tom: Works.\n9:05 Rep Sarah: I'll send an invite.",
      "Friday",
      "Sarah",
    ],
    ["9:00 Rep Sarah: I'll send you the deck.", null, "Sarah"],
    ["9:00 Rep Sarah: I will, um, I will follow up in two weeks.", "in two weeks", "Sarah"],
  ])("%s", (lines, date, owner) => {
    expect(nextOf(lines)).toMatchObject({ date, owner });
  });
});

describe("no next step", () => {
  test.each([
    "9:00 Rep Sarah: I'll show you the dashboard.",
    "9:00 Rep Sarah: So I won't bring up anything about seats before Friday.",
    "9:00 Rep Sarah: I'll share my screen.",
    "9:00 Rep Sarah: I'll be honest with you.",
    "9:00 Rep Sarah: Maybe we should catch up next week.",
    "9:00 Rep Sarah: I could send you something on Friday.",
    "9:00 Rep Sarah: If you sign on Friday I'll send a hat.",
    "9:00 Rep Sarah: I sent it last Tuesday.",
    "9:00 Rep Sarah: The flow will send a message every Monday.",
    "9:00 Rep Sarah: Could you send me the logs by Monday?\n9:05 Customer Tom: I don't think so.",
    "9:00 Rep Sarah: Does Tuesday at ten work?\n9:05 Customer Tom: I'd rather not.",
    "9:00 Rep Sarah: Let's take a look.",
    "9:00 Rep Sarah: We'll get to that in a minute.",
    "9:00 Rep Sarah: It will send an e-mail tomorrow.",
    "9:00 Customer Tom: We were late on Monday.",
    "9:00 Rep Sarah: Thanks for the time today.",
    "0:30 Rep Sarah: I'll send you the deck.\n9:00 Rep Sarah: Bye.",
  ])("%s", (lines) => {
    expect(nextOf(lines)).toBeNull();
  });
});

test("the last one with a date wins over a later one without", () => {
  const step = nextOf(`
    7:00 Rep Sarah: I'll send the notes tomorrow.
    8:00 Customer Tom: I'll ask our lawyer by Thursday.
    9:00 Rep Sarah: I'll follow up.
  `);
  expect(step).toMatchObject({ date: "Thursday", owner: "Tom", span: { turn: 3 } });
});

test("a farewell seals the meeting somebody undertook to set up for that day", () => {
  const step = nextOf(`
    8:00 Rep Sarah: Obi has it ready by the thirtieth, and I'll set up Friday at ten with Ishaan.
    8:30 Rep Sarah: You'll have the notes by this afternoon.
    9:00 Customer Tom: Thanks, Sarah. See you Friday.
  `);
  expect(step).toMatchObject({ date: "Friday at ten", owner: "Sarah" });
});
