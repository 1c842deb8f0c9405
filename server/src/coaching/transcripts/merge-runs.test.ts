import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { speechMs } from "./speech-ms.ts";
import { buildTimeline } from "./timeline.ts";

const runsOf = (text: string) =>
  buildTimeline(callFrom(text)).runs.map((run) => [run.speakerId, run.words, (run.endMs - run.startMs) / 1000]);

test("a nod does not end a run, whether between two turns or inside one", () => {
  expect(
    runsOf(`
      0:00-0:20 Rep Sarah: We started with the scheduler in the spring.
      0:20-0:21 Customer Tom: Mm-hm, right.
      0:21-0:40 Rep Sarah: And then we added the events in May.
      0:30-0:31 Customer Tom: Okay.
      0:41-0:50 Customer Tom: That is a lot of work for a small team.
    `),
  ).toEqual([
    ["sarah", 16, 40],
    ["tom", 10, 9],
  ]);
});

test("a short answer to a question ends a run, and so does a short question", () => {
  expect(
    runsOf(`
      0:00-0:05 Rep Sarah: How many flows do you run today?
      0:05-0:06 Customer Tom: About forty.
      0:06-0:10 Rep Sarah: That is about what others have.
      0:10-0:12 Customer Tom: What does it cost?
      0:12-0:15 Rep Sarah: It depends on the seats.
    `).map(([speaker]) => speaker),
  ).toEqual(["sarah", "tom", "sarah", "tom", "sarah"]);
});

test("'yes' to 'does that make sense' is a nod", () => {
  expect(
    runsOf(`
      0:00-0:05 Rep Sarah: The worker runs where you are. Does that make sense?
      0:05-0:06 Customer Tom: Yes.
      0:06-0:10 Rep Sarah: And the data never leaves it.
    `),
  ).toEqual([["sarah", 16, 10]]);
});

test("half a minute of silence ends a run", () => {
  expect(runsOf("0:00-0:05 Rep Sarah: Let me look for it in here.\n1:00-1:05 Rep Sarah: Here it is.")).toHaveLength(2);
});

test("speech that overlaps itself is counted once", () => {
  expect(
    speechMs([
      { startMs: 5, endMs: 9 },
      { startMs: 0, endMs: 6 },
      { startMs: 1, endMs: 2 },
      { startMs: 20, endMs: 20 },
      { startMs: 30, endMs: 31 },
    ]),
  ).toBe(10);
});
