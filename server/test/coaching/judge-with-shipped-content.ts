import { join } from "node:path";
import { judgeBySignals } from "../../src/coaching/analysis/by-signals/judge-by-signals.ts";
import type { DimensionJudgement } from "../../src/coaching/analysis/judgement.ts";
import { dimensions, type Call, type Dimension } from "../../src/coaching/calls/call.ts";
import { loadProductNotes } from "../../src/coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "../../src/coaching/rubrics/load-rubrics.ts";
import { scoreDimension } from "../../src/coaching/rubrics/score-dimension.ts";
import { computeSignals } from "../../src/coaching/signals/compute-signals.ts";
import { callFrom } from "../transcript.ts";

export const content = join(import.meta.dirname, "../../../content");
export const rubrics = await loadRubrics(join(content, "rubrics"));
export const productNotes = await loadProductNotes(join(content, "products"));

/** All four dimensions of a call by the signals judge, with the content that ships. */
export function judgeAll(call: Call): Record<Dimension, DimensionJudgement> {
  const signals = computeSignals(
    call,
    productNotes.flatMap((notes) => notes.competitors),
  );
  return byDimension((dimension) => judgeBySignals({ call, signals, rubric: rubrics[dimension], productNotes }));
}

export function scoreAll(call: Call): Record<Dimension, number | null> {
  const judged = judgeAll(call);
  return byDimension((dimension) => scoreDimension(judged[dimension].criteria, rubrics[dimension], call.rep.role));
}

/** A call from `R: …` and `C: …` lines; times are made up: 0.4 s a word and 0.6 s between turns. */
export function callFromDialogue(lines: string, over: Partial<Call> = {}): Call {
  let seconds = 0;
  const timed = lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [side = "", text = ""] = line.split(/: (.*)/su);
      const clock = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
      seconds += text.split(/\s+/).length * 0.4 + 0.6;
      return `${clock} ${side === "R" ? "Rep Rita Lund" : "Customer Noor Aziz"}: ${text}`;
    });
  return callFrom(timed.join("\n"), over);
}

function byDimension<Value>(make: (dimension: Dimension) => Value): Record<Dimension, Value> {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, make(dimension)])) as Record<Dimension, Value>;
}
