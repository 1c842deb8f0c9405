import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeAll, rubrics } from "../test/coaching/judge-with-shipped-content.ts";
import { dimensions, type Call, type Dimension } from "../src/coaching/calls/call.ts";
import { parseGongCalls } from "../src/coaching/calls/parse-gong-calls.ts";
import { scoreDimension } from "../src/coaching/rubrics/score-dimension.ts";

/**
 * The rubrics were tuned on these pairs, so this holds what was reached; it does not say how unseen calls fare. Pairs 17
 * to 20 came later and are harder to keep apart: without them the others differ by 10.4.
 */
const reached = { margin: 15, meanElsewhere: 11 };

interface Label {
  pair: string;
  dimension: Dimension;
}

const labels = JSON.parse(readFileSync(join(import.meta.dirname, "labels.json"), "utf8")) as Label[];

function scoresOf(file: string): Record<Dimension, number | null> {
  const json: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "calls", file), "utf8"));
  const call: Call | undefined = parseGongCalls(json, { source: "import" }).calls[0];
  if (!call) throw new Error(`${file} holds no call`);
  const judged = judgeAll(call);
  const scores = dimensions.map((dimension) => [
    dimension,
    scoreDimension(judged[dimension].criteria, rubrics[dimension], call.rep.role),
  ]);
  return Object.fromEntries(scores) as Record<Dimension, number | null>;
}

const pairs = labels.map(({ pair, dimension: own }) => {
  const better = scoresOf(`${pair}-better.json`);
  const worse = scoresOf(`${pair}-worse.json`);
  const difference = (dimension: Dimension) => {
    const [high, low] = [better[dimension], worse[dimension]];
    return high === null || low === null ? null : high - low;
  };
  const others = dimensions.filter((dimension) => dimension !== own);
  return {
    pair,
    dimension: own,
    margin: difference(own),
    elsewhere: others.flatMap((dimension) => difference(dimension) ?? []),
  };
});
const elsewhere = pairs.flatMap((pair) => pair.elsewhere.map(Math.abs));
const meanElsewhere = elsewhere.reduce((sum, each) => sum + each, 0) / elsewhere.length;

describe("the labelled pairs, scored by signals", () => {
  it.each(pairs)(`$pair: the better call leads in $dimension by ${reached.margin} points and more`, ({ margin }) => {
    expect(margin).not.toBeNull();
    expect(margin ?? 0).toBeGreaterThanOrEqual(reached.margin);
  });

  it(`the other dimensions differ by ${meanElsewhere.toFixed(1)} points on average, and by no more than ${reached.meanElsewhere}`, () => {
    expect(elsewhere.length).toBeGreaterThanOrEqual(20);
    expect(meanElsewhere).toBeLessThanOrEqual(reached.meanElsewhere);
  });
});
