import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callFrom } from "../../../../test/transcript.ts";
import type { Call, Turn } from "../../calls/call.ts";
import { cutWindows, wholeCall, type Window } from "./cut-windows.ts";

const base = callFrom("0:01 Rep Dana Reyes: Hello there.");

/** A call from turns of sentence lengths in seconds, one after the other. */
function callOf(turns: readonly (readonly number[])[]): Call {
  let at = 0;
  return {
    ...base,
    turns: turns.map((lengths, index): Turn => ({
      speakerId: `speaker-${index % 2}`,
      topic: null,
      sentences: lengths.map((seconds) => {
        const sentence = { startMs: at * 1000, endMs: (at + seconds) * 1000, text: "Words." };
        at += seconds;
        return sentence;
      }),
    })),
  };
}

const sentencesOf = ({ spans }: Window) =>
  spans.flatMap(({ turn, firstSentence, lastSentence }) =>
    Array.from({ length: lastSentence - firstSentence + 1 }, (_, at) => `${turn}.${firstSentence + at}`),
  );
const allOf = (call: Call) => call.turns.flatMap(({ sentences }, turn) => sentences.map((_, at) => `${turn}.${at}`));

const anyCall = fc
  .array(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 60 })
  .map(callOf);
const anySettings = fc
  .tuple(fc.integer({ min: 5, max: 50 }), fc.integer({ min: 0, max: 49 }))
  .map(([windowMinutes, overlap]) => ({ windowMinutes, overlapMinutes: overlap % windowMinutes }));

describe("the windows of a long call", () => {
  test("together hold every sentence, in order, and each brings something new", () => {
    fc.assert(
      fc.property(anyCall, anySettings, (call, settings) => {
        const windows = cutWindows(call, settings).map(sentencesOf);
        expect([...new Set(windows.flat())]).toEqual(allOf(call));
        for (const [at, window] of windows.entries()) {
          expect(window.some((each) => !windows[at - 1]?.includes(each))).toBe(true);
        }
      }),
    );
  });

  test("are no longer than set, unless one sentence is", () => {
    fc.assert(
      fc.property(anyCall, anySettings, (call, settings) => {
        for (const window of cutWindows(call, settings)) {
          const long = window.endSeconds - window.startSeconds > settings.windowMinutes * 60;
          expect(long && sentencesOf(window).length > 1).toBe(false);
        }
      }),
    );
  });

  test("overlap by at least as much as set, where a sentence fits beside it", () => {
    fc.assert(
      fc.property(anyCall, anySettings, (call, settings) => {
        const windows = cutWindows(call, settings);
        for (const [at, window] of windows.entries()) {
          const before = windows[at - 1];
          if (!before || settings.overlapMinutes === 0) continue;
          // A sentence is at most 200 s: with less room than that beside the overlap it may have to shrink.
          if (settings.windowMinutes - settings.overlapMinutes < 7) continue;
          expect(before.endSeconds - window.startSeconds).toBeGreaterThanOrEqual(settings.overlapMinutes * 60);
        }
      }),
    );
  });

  test("end with a turn where one is near", () => {
    const call = callOf(Array.from({ length: 20 }, () => [60, 60, 60, 60, 60, 60, 60]));
    const windows = cutWindows(call, { windowMinutes: 40, overlapMinutes: 4 });
    expect(
      windows.map(({ spans }) =>
        spans.every(({ firstSentence, lastSentence }) => firstSentence === 0 && lastSentence === 6),
      ),
    ).toEqual(windows.map(() => true));
    expect(windows.map(({ startSeconds, endSeconds }) => [startSeconds / 60, endSeconds / 60])).toEqual([
      [0, 35],
      [28, 63],
      [56, 91],
      [84, 119],
      [112, 140],
    ]);
  });

  test("cut a turn that is longer than a window between its sentences", () => {
    const call = callOf([Array.from({ length: 90 }, () => 60)]);
    expect(cutWindows(call, { windowMinutes: 40, overlapMinutes: 4 }).map(({ spans }) => spans)).toEqual([
      [{ turn: 0, firstSentence: 0, lastSentence: 39 }],
      [{ turn: 0, firstSentence: 36, lastSentence: 75 }],
      [{ turn: 0, firstSentence: 72, lastSentence: 89 }],
    ]);
  });

  test("are one when the call fits", () => {
    const call = callOf([[60, 60], [60]]);
    expect(cutWindows(call, { windowMinutes: 40, overlapMinutes: 4 })).toEqual([wholeCall(call)]);
  });
});
