import { join } from "node:path";
import { chooseNotes } from "../../src/coaching/analysis/by-model/render-notes.ts";
import { judgeBySignals } from "../../src/coaching/analysis/by-signals/judge-by-signals.ts";
import { type Dimension, dimensions } from "../../src/coaching/calls/call.ts";
import { parseGongCalls } from "../../src/coaching/calls/parse-gong-calls.ts";
import { readCallFile } from "../../src/coaching/calls/read-call-file.ts";
import { type loadProductNotes } from "../../src/coaching/rubrics/load-product-notes.ts";
import { type loadRubrics } from "../../src/coaching/rubrics/load-rubrics.ts";
import { scoreDimension } from "../../src/coaching/rubrics/score-dimension.ts";
import { computeSignals } from "../../src/coaching/signals/compute-signals.ts";
import { quoteAt } from "../../src/coaching/transcripts/quote-at.ts";

interface PairLabel {
  pair: string;
  dimension: Dimension;
  better: string;
  worse: string;
  objections: { type: string; quote: string }[];
}
interface Material {
  /** The folder of the pair's two calls. */
  calls: string;
  rubrics: Awaited<ReturnType<typeof loadRubrics>>;
  productNotes: Awaited<ReturnType<typeof loadProductNotes>>;
}
/** Scores are 0 to 100 and null when nothing in the dimension applied; a difference is better minus worse. */
export interface PairScore {
  pair: string;
  dimension: Dimension;
  better: number | null;
  worse: number | null;
  margin: number | null;
  elsewhere: number[];
  labelledObjections: number;
  heardObjections: number;
  heardWithType: number;
}

/** Scores both calls by signals in the dimension that sets them apart. Throws if a call is missing or refused. */
export async function scorePair(label: PairLabel, material: Material): Promise<PairScore> {
  const [better, worse] = await Promise.all([
    scoreCall(`${label.pair}-better.json`, label.better, material),
    scoreCall(`${label.pair}-worse.json`, label.worse, material),
  ]);
  const difference = (dimension: Dimension) => minus(better.score(dimension), worse.score(dimension));
  const heard = [better, worse].flatMap(({ objections }) =>
    label.objections.map(({ type, quote }) => {
      const found = objections.filter(({ said }) => said.includes(quote) || quote.includes(said));
      return { found: found.length > 0, typed: found.some((objection) => objection.type === type) };
    }),
  );
  return {
    pair: label.pair,
    dimension: label.dimension,
    better: better.score(label.dimension),
    worse: worse.score(label.dimension),
    margin: difference(label.dimension),
    elsewhere: dimensions
      .filter((dimension) => dimension !== label.dimension)
      .flatMap((dimension) => difference(dimension) ?? []),
    labelledObjections: heard.length,
    heardObjections: heard.filter(({ found }) => found).length,
    heardWithType: heard.filter(({ typed }) => typed).length,
  };
}

async function scoreCall(file: string, id: string, { calls: folder, rubrics, productNotes }: Material) {
  const { calls, refused } = parseGongCalls(await readCallFile(join(folder, file)), { source: "import" });
  const call = calls.find((each) => each.id === id);
  if (!call) throw new Error(`${file} holds no call ${id}${refused[0] ? `: it ${refused[0].reason}` : ""}.`);
  const competitors = productNotes.flatMap((notes) => notes.competitors);
  const signals = computeSignals(call, competitors);
  const notes = chooseNotes(productNotes, call.product);
  return {
    score: (dimension: Dimension) => {
      const rubric = rubrics[dimension];
      const { criteria } = judgeBySignals({ call, signals, rubric, productNotes: notes });
      return scoreDimension(criteria, rubric, call.rep.role);
    },
    objections: signals.objections.map(({ type, span }) => ({ type, said: quoteAt(call, span).quote })),
  };
}

function minus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - right;
}
