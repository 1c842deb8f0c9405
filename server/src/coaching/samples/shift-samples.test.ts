import { fileURLToPath } from "node:url";
import { assert, date, property } from "fast-check";
import { expect, test } from "vitest";
import { readSamples } from "./read-samples.ts";
import { shiftSamples } from "./shift-samples.ts";

const dayMs = 24 * 60 * 60 * 1000;
const samples = await readSamples(fileURLToPath(new URL("../../../../content/samples/calls", import.meta.url)));
const startsOf = (calls: { started: Date }[]) => calls.map(({ started }) => started.getTime());

test("whatever the day, the newest sample lies within the last seven days and none in the future", () => {
  const moments = date({ min: new Date("2024-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  assert(
    property(moments, (now) => {
      const { calls, shiftedWeeks } = shiftSamples(samples, now);
      const newest = Math.max(...startsOf(calls));
      expect(newest).toBeLessThanOrEqual(now.getTime());
      expect(newest).toBeGreaterThan(now.getTime() - 7 * dayMs);
      const moves = startsOf(calls).map((start, index) => start - (startsOf(samples)[index] ?? 0));
      expect(new Set(moves)).toEqual(new Set([shiftedWeeks * 7 * dayMs]));
    }),
  );
});

test("the dates that Gong gave move along with the call's own", () => {
  const { calls } = shiftSamples(samples, new Date("2030-01-01T00:00:00Z"));
  for (const call of calls) {
    const metaData = call.gong?.["metaData"];
    expect(metaData).toMatchObject({ started: call.started.toISOString() });
  }
});

test("no samples are shifted by nothing", () => {
  expect(shiftSamples([], new Date())).toEqual({ calls: [], shiftedWeeks: 0 });
});
