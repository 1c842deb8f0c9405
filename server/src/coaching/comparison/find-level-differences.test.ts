import { expect, test } from "vitest";
import { tellApart } from "./find-level-differences.ts";

const counted = (...findings: string[]) => `Counted, not judged. ${findings.join(" ")}`;

test("of what was counted, the one thing that tells two calls most apart is told, without the arithmetic", () => {
  const best = counted("Said back 3 of 4 needs (level 4, 5 from 4).", "Asked 6 questions in 23 minutes (level 5).");
  const worst = counted(
    "Said back 2 of 4 needs (level 3, 4 from 3).",
    "Asked no questions in 10 minutes (level 1, 2 from 1).",
  );
  expect(tellApart(best, worst)).toEqual(["Asked 6 questions in 23 minutes.", "Asked no questions in 10 minutes."]);
});

test("one thing is told also when more was counted on one call, or its level is held down", () => {
  const best = counted("Promised to report back 1 time (level 4).", "Said no things that differ (level 5).");
  const worst = counted(
    "Promised to report back no times (level 3).",
    "Guessed in 2 turns (level 2).",
    "Said 4 things that differ (level 1, 2 at 3 or less).",
    "The level is held at 1 whatever else was heard, because of this. Said 4 things that differ.",
  );
  expect(tellApart(best, worst)).toEqual(["Said no things that differ.", "Said 4 things that differ."]);
});

test("calls of which nothing alike was counted are told by what lifted the one and held the other down", () => {
  const best = counted("Named a date (level 2).", "Named an owner (level 5).");
  const worst = counted("Spoke too long (level 1).", "Heard nothing back (level 3).", "Stopped once (level 2).");
  expect(tellApart(best, worst)).toEqual(["Named an owner.", "Spoke too long."]);
});

test("a judgement in words stays as it is", () => {
  expect(tellApart("It asked first (level 5).", "It never asked.")).toEqual([
    "It asked first (level 5).",
    "It never asked.",
  ]);
});
