import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { buildTimeline } from "../transcripts/timeline.ts";
import { findAgenda } from "./find-agenda.ts";

const agendaOf = (text: string) => findAgenda(buildTimeline(callFrom(text)));

describe("sets an agenda", () => {
  test.each([
    "Here's what I thought we'd do today.",
    "For the agenda, I'd start with your goals.",
    "What I'd like to cover today is your current setup and then a short demo.",
    "I was hoping we could spend the first ten minutes on how you run things.",
    "By the end of this call I'd like us to know if a pilot makes sense.",
    "The plan for today is a look at your numbers.",
    "First I'd love to hear about the team, then I'll show two things and leave time for questions.",
    "I have three things to cover.",
    "Can I suggest how we use the time?",
    "What would make this a good use of the next thirty minutes?",
    "Today I'd like to walk through the renewal and what is still open.",
    "In the next thirty minutes we'll go through the pilot.",
    "I thought we'd start with introductions.",
    "My agenda has two points.",
    "What I'd suggest is, we do the numbers, then the paper.",
  ])("%s", (sentence) => {
    expect(agendaOf(`0:10 Rep Sarah: ${sentence}`)?.span.turn).toBe(0);
  });
});

describe("sets none", () => {
  test.each([
    "Welcome, good to see you again.",
    "How was your weekend?",
    "Do you have a hard stop?",
    "We've got thirty minutes.",
    "Today was a long day.",
    "I was in Leeds this morning.",
    "Thanks for joining.",
    "Let me share my screen.",
    "We plan flows and we run them.",
    "I thought the notes were great.",
    "The first task runs and then the second one does.",
    "He has a hidden agenda item.",
    "This is what a flow looks like.",
    "My goal is to be honest with you.",
    "By the way, I like your office.",
  ])("%s", (sentence) => {
    expect(agendaOf(`0:10 Rep Sarah: ${sentence}`)).toBeNull();
  });
});

test("a time check anywhere in the opening belongs to it", () => {
  const agenda = agendaOf(`
    0:05 Rep Sarah: Do you have a hard stop at the half hour?
    0:09 Customer Tom: I have until half past.
    0:12 Rep Sarah: Then here's what I thought we'd cover.
  `);
  expect(agenda).toEqual({ span: { turn: 2, firstSentence: 0, lastSentence: 0 }, timeCheck: true });
});

test("three minutes after the first word is too late, and a customer's is not the rep's", () => {
  expect(agendaOf("9:00 Rep Sarah: Hi.\n12:01 Rep Sarah: Here's what I thought we'd cover today.")).toBeNull();
  expect(agendaOf("9:00 Rep Sarah: Hi.\n11:59 Rep Sarah: Here's what I thought we'd cover today.")).not.toBeNull();
  expect(agendaOf("0:00 Rep Sarah: Hi.\n0:02 Customer Tom: Here's what I thought we'd cover today.")).toBeNull();
});
