import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  callFromDialogue,
  content,
  judgeAll,
  rubrics,
  scoreAll,
} from "../../../../test/coaching/judge-with-shipped-content.ts";
import { blindPairs, labelledPairs, type LabelledPair } from "../../../../test/coaching/labelled-dialogues.ts";
import { freshPairs } from "../../../../test/coaching/fresh-pairs.ts";
import { dimensions, type Call, type Dimension } from "../../calls/call.ts";
import { parseGongCalls } from "../../calls/parse-gong-calls.ts";
import { scoreDimension } from "../../rubrics/score-dimension.ts";

function callOf(lines: string, pair: LabelledPair): Call {
  const call = callFromDialogue(lines, { callType: pair.callType });
  return { ...call, rep: { ...call.rep, role: pair.role } };
}

describe("pairs of short calls that differ in one dimension", () => {
  it("cover each dimension twice", () => {
    const covered = [...labelledPairs, ...blindPairs].map((pair) => pair.dimension).sort();
    expect(covered).toEqual([...dimensions, ...dimensions].sort());
  });

  it.each([...labelledPairs, ...blindPairs, ...freshPairs])(
    "the better call leads by 15 points and more in $dimension",
    (pair) => {
      const better = scoreAll(callOf(pair.better, pair));
      const worse = scoreAll(callOf(pair.worse, pair));
      expect(better[pair.dimension]).not.toBeNull();
      expect(worse[pair.dimension]).not.toBeNull();
      expect((better[pair.dimension] ?? 0) - (worse[pair.dimension] ?? 0)).toBeGreaterThanOrEqual(15);
    },
  );
});

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface SampleLabel {
  file: string;
  strong: Dimension[];
  weak: Dimension[];
}

describe("the sample calls, labelled by their author", () => {
  const samples = join(content, "samples");
  const labels = JSON.parse(readFileSync(join(samples, "labels.json"), "utf8")) as SampleLabel[];
  const scored = labels.map((label) => {
    const json: unknown = JSON.parse(readFileSync(join(samples, "calls", label.file), "utf8"));
    const call = parseGongCalls(json, { source: "sample" }).calls[0];
    if (!call) throw new Error(`${label.file} holds no call`);
    return { label, call, judged: judgeAll(call) };
  });
  const scoresIn = (dimension: Dimension, which: "strong" | "weak") =>
    scored
      .filter(({ label }) => label[which].includes(dimension))
      .map(({ call, judged }) => scoreDimension(judged[dimension].criteria, rubrics[dimension], call.rep.role) ?? NaN);

  it.each([
    ["discovery", 20],
    ["objection_handling", 20],
    ["engagement", 10],
    ["product_knowledge", 0],
  ] as const)("calls strong in %s are on average %i points above the weak ones", (dimension, least) => {
    const strong = scoresIn(dimension, "strong");
    const weak = scoresIn(dimension, "weak");
    expect(strong.length).toBeGreaterThanOrEqual(3);
    expect(weak.length).toBeGreaterThanOrEqual(3);
    expect(mean(strong) - mean(weak)).toBeGreaterThanOrEqual(least);
  });

  it("finds the wrong plan numbers that were written into two of them, and no others", () => {
    const wrong = scored.filter(({ judged }) =>
      judged.product_knowledge.criteria.some(({ id, level }) => id === "honest_about_limits" && level === 1),
    );
    expect(wrong.map(({ label }) => label.file)).toEqual([
      "2026-11-03-halcyon-robotics-review.json",
      "2026-11-10-pallas-media-discovery.json",
    ]);
  });
});
