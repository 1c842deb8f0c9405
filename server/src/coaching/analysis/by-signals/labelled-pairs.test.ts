import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { callFrom } from "../../../../test/transcript.ts";
import { dimensions, type Call, type Dimension } from "../../calls/call.ts";
import { loadProductNotes } from "../../rubrics/load-product-notes.ts";
import { loadRubrics } from "../../rubrics/load-rubrics.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import { scoreDimension } from "../../rubrics/score-dimension.ts";
import { computeSignals } from "../../signals/compute-signals.ts";
import { judgeBySignals } from "./judge-by-signals.ts";
import { labelledPairs, type LabelledPair } from "./labelled-dialogues.fixture.ts";

const content = join(import.meta.dirname, "../../../../../content");
let rubrics: Record<Dimension, LoadedRubric>;
let productNotes: ProductNotes[];

beforeAll(async () => {
  rubrics = await loadRubrics(join(content, "rubrics"));
  productNotes = await loadProductNotes(join(content, "products"));
});

/** Lines get times: 0.4 s a word and 0.6 s between turns. */
function callOf(lines: string, pair: LabelledPair): Call {
  let seconds = 0;
  const timed = lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [side = "", text = ""] = line.split(/: (.*)/su);
      const start = seconds;
      seconds += text.split(/\s+/).length * 0.4 + 0.6;
      const clock = `${Math.floor(start / 60)}:${(start % 60).toFixed(1).padStart(4, "0")}`;
      return `${clock} ${side === "R" ? "Rep Rita Lund" : "Customer Noor Aziz"}: ${text}`;
    });
  const call = callFrom(timed.join("\n"), { callType: pair.callType });
  return { ...call, rep: { ...call.rep, role: pair.role } };
}

function scoresOf(call: Call): Record<Dimension, number | null> {
  const signals = computeSignals(
    call,
    productNotes.flatMap((notes) => notes.competitors),
  );
  const score = (dimension: Dimension) =>
    scoreDimension(
      judgeBySignals({ call, signals, rubric: rubrics[dimension], productNotes }).criteria,
      rubrics[dimension],
      call.rep.role,
    );
  return Object.fromEntries(dimensions.map((dimension) => [dimension, score(dimension)])) as Record<
    Dimension,
    number | null
  >;
}

describe("a coach's labels", () => {
  it("covers each dimension with a pair", () => {
    expect(labelledPairs.map((pair) => pair.dimension).sort()).toEqual([...dimensions].sort());
  });

  it.each(labelledPairs)("the better call is at least 15 points above the worse one in $dimension", (pair) => {
    const better = scoresOf(callOf(pair.better, pair));
    const worse = scoresOf(callOf(pair.worse, pair));
    if (process.env["SHOW"]) console.log(pair.dimension, JSON.stringify(better), JSON.stringify(worse));
    expect(better[pair.dimension]).not.toBeNull();
    expect(worse[pair.dimension]).not.toBeNull();
    expect((better[pair.dimension] ?? 0) - (worse[pair.dimension] ?? 0)).toBeGreaterThanOrEqual(15);
  });
});
