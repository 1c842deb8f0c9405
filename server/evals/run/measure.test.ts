import { assert, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "../../src/coaching/analysis/judgement.ts";
import { compareCalls } from "./compare-calls.ts";
import type { JudgedCall, Run } from "./judge-calls.ts";
import type { LabelledFolder } from "./labelled-folder.ts";
import { measureOrder } from "./measure-order.ts";
import { measureSpread } from "./measure-spread.ts";

const call = (score: number | null, level: Level | null = 3): JudgedCall => ({
  scores: { discovery: score, engagement: 50 },
  criteria: [{ dimension: "discovery", id: "one", name: "One", level }],
});
const runOf = (judged: Record<string, JudgedCall>): Run => ({
  judged: new Map(Object.entries(judged)),
  quotes: 0,
  rejectedQuotes: 0,
  seconds: 1,
  unjudged: {},
  stopped: null,
});
const folder: LabelledFolder = {
  name: "own",
  kind: "pairs",
  blind: false,
  calls: [],
  comparisons: [{ name: "one", dimension: "discovery", better: "b", worse: "w" }],
};

describe("order", () => {
  it("is right only when the better call has the higher score, and turns round with the labels", () => {
    const score = option(integer({ min: 0, max: 100 }));
    assert(
      property(score, score, (better, worse) => {
        const forth = measureOrder(compareCalls(folder, runOf({ b: call(better), w: call(worse) })));
        const back = measureOrder(compareCalls(folder, runOf({ b: call(worse), w: call(better) })));
        const scored = better !== null && worse !== null;
        expect(forth.ordered).toBe(scored && better > worse ? 1 : 0);
        expect(forth.ordered + back.ordered).toBe(scored && better !== worse ? 1 : 0);
        expect(forth.meanMargin).toBe(scored ? better - worse : null);
        expect(forth.byDimension.discovery).toEqual({ ordered: forth.ordered, of: 1 });
        expect(forth.byDimension.engagement).toEqual({ ordered: 0, of: 0 });
      }),
    );
  });

  it("leaves out a comparison of which a call was not judged", () => {
    expect(measureOrder(compareCalls(folder, runOf({ b: call(80) }))).of).toBe(0);
  });

  it("tells the difference elsewhere for pairs, and not for calls that are only ranked", () => {
    const run = runOf({ b: { ...call(80), scores: { discovery: 80, engagement: 40 } }, w: call(20) });
    expect(measureOrder(compareCalls(folder, run)).meanElsewhere).toBe(10);
    expect(measureOrder(compareCalls({ ...folder, kind: "ranked" }, run)).meanElsewhere).toBeNull();
  });
});

describe("spread", () => {
  it("is the sample's standard deviation of each call, and the criteria with one level in all runs", () => {
    const runs = [
      runOf({ b: call(70, 4), w: call(20, null) }),
      runOf({ b: call(80, 4), w: call(20, null) }),
      runOf({ b: call(90, 5), w: call(20, null) }),
    ];
    expect(measureSpread(runs)?.discovery).toEqual({
      meanDeviation: 5,
      largestDeviation: 10,
      equalLevels: 1,
      criteria: 2,
    });
  });

  it("is not known of one run, nor of a call that one run lacks", () => {
    expect(measureSpread([runOf({ b: call(70) })])).toBeNull();
    const spread = measureSpread([runOf({ b: call(70) }), runOf({ w: call(70) })]);
    expect(spread?.discovery).toEqual({ meanDeviation: null, largestDeviation: null, equalLevels: 0, criteria: 0 });
  });
});
