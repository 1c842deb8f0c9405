// Scores the labelled pairs by signals, without a database: npx tsx server/evals/score-pairs.ts [--list]
//   --list   also prints every objection that was heard, with its sentence, and the levels of the criteria
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { chooseNotes } from "../src/coaching/analysis/by-model/render-notes.ts";
import { judgeBySignals } from "../src/coaching/analysis/by-signals/judge-by-signals.ts";
import { type Call, type Dimension, dimensions } from "../src/coaching/calls/call.ts";
import { parseGongCalls } from "../src/coaching/calls/parse-gong-calls.ts";
import { readCallFile } from "../src/coaching/calls/read-call-file.ts";
import { loadProductNotes } from "../src/coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "../src/coaching/rubrics/load-rubrics.ts";
import { scoreDimension } from "../src/coaching/rubrics/score-dimension.ts";
import { computeSignals } from "../src/coaching/signals/compute-signals.ts";
import { quoteAt } from "../src/coaching/transcripts/quote-at.ts";

/** A pair ordered rightly by less than this many points could be luck. */
const clearMargin = 8;

const Labels = z.array(
  z.object({
    pair: z.string(),
    dimension: z.enum(dimensions),
    better: z.string(),
    worse: z.string(),
    note: z.string(),
    objections: z.array(z.object({ type: z.string(), quote: z.string() })),
  }),
);
type Label = z.infer<typeof Labels>[number];

interface Heard {
  type: string;
  sentence: string;
}
interface Scored {
  call: Call;
  scores: Record<Dimension, number | null>;
  levels: Record<Dimension, { id: string; level: number | null }[]>;
  objections: Heard[];
}
interface PairResult {
  label: Label;
  better: Scored;
  worse: Scored;
  margin: number | null;
  elsewhere: { dimension: Dimension; difference: number | null }[];
}

// A folder as argument (server/evals/heldout) is scored in place of this one.
const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const here = folder ? resolve(folder) : import.meta.dirname;
const content = join(import.meta.dirname, "../../content");
const [rubrics, productNotes, labelsJson] = await Promise.all([
  loadRubrics(join(content, "rubrics")),
  loadProductNotes(join(content, "products")),
  readFile(join(here, "labels.json"), "utf8"),
]);
const competitors = productNotes.flatMap((notes) => notes.competitors);

async function scorePair(label: Label): Promise<PairResult> {
  const [better, worse] = await Promise.all([
    scoreCall(`${label.pair}-better.json`, label.better),
    scoreCall(`${label.pair}-worse.json`, label.worse),
  ]);
  const difference = (dimension: Dimension) => minus(better.scores[dimension], worse.scores[dimension]);
  return {
    label,
    better,
    worse,
    margin: difference(label.dimension),
    elsewhere: dimensions
      .filter((dimension) => dimension !== label.dimension)
      .map((dimension) => ({ dimension, difference: difference(dimension) })),
  };
}

async function scoreCall(file: string, id: string): Promise<Scored> {
  const { calls, refused } = parseGongCalls(await readCallFile(join(here, "calls", file)), { source: "import" });
  const call = calls.find((each) => each.id === id);
  if (!call) throw new Error(`${file} holds no call ${id}${refused[0] ? `: it ${refused[0].reason}` : ""}.`);
  const signals = computeSignals(call, competitors);
  const notes = chooseNotes(productNotes, call.product);
  const judge = (dimension: Dimension) =>
    judgeBySignals({ call, signals, rubric: rubrics[dimension], productNotes: notes }).criteria;
  const levels = forEach(judge);
  return {
    call,
    levels,
    scores: forEach((dimension) => scoreDimension(levels[dimension], rubrics[dimension], call.rep.role)),
    objections: signals.objections.map(({ type, span }) => ({ type, sentence: quoteAt(call, span).quote })),
  };
}

function printPair({ label, better, worse, margin, elsewhere }: PairResult): void {
  const { call } = better;
  print(`${label.pair}  (${label.dimension}; ${call.callType}, ${call.rep.role}, ${call.product ?? "no product"})`);
  print(
    `  better ${show(better.scores[label.dimension])}  worse ${show(worse.scores[label.dimension])}  margin ${show(margin)}`,
  );
  print(`  elsewhere: ${elsewhere.map((each) => `${each.dimension} ${show(each.difference)}`).join(", ")}`);
  if (process.argv.includes("--list"))
    for (const [index, { id, level }] of better.levels[label.dimension].entries())
      print(`    ${id}: ${level ?? "n/a"} against ${worse.levels[label.dimension][index]?.level ?? "n/a"}`);
  for (const [side, scored] of Object.entries({ better, worse })) {
    print(`  objections in the ${side}: ${countByType(scored.objections)}`);
    for (const { type, quote } of label.objections) {
      const heard = scored.objections.find(({ sentence }) => overlaps(sentence, quote));
      if (heard?.type !== type) print(`    ${heard ? `${type} heard as ${heard.type}` : `${type} missed`}: ${quote}`);
    }
    if (process.argv.includes("--list"))
      for (const { type, sentence } of scored.objections) print(`    [${type}] ${sentence}`);
  }
}

function printSummary(pairs: PairResult[]): void {
  const margins = pairs.flatMap(({ margin }) => margin ?? []);
  const others = pairs.flatMap(({ elsewhere }) => elsewhere.flatMap(({ difference }) => difference ?? []));
  const labelled = pairs.flatMap(({ label, better, worse }) =>
    [better, worse].flatMap(({ objections }) =>
      label.objections.map(({ type, quote }) => ({
        type,
        heard: objections.find((each) => overlaps(each.sentence, quote)),
      })),
    ),
  );
  print("");
  print(`ordered rightly        ${pairs.filter(({ margin }) => (margin ?? 0) > 0).length} of ${pairs.length}`);
  print(
    `by ${clearMargin} points or more   ${pairs.filter(({ margin }) => (margin ?? 0) >= clearMargin).length} of ${pairs.length}`,
  );
  print(`mean margin            ${show(mean(margins))}`);
  print(`mean |difference| in the other dimensions ${show(mean(others.map(Math.abs)))}`);
  print(
    `labelled objections heard ${labelled.filter(({ heard }) => heard).length} of ${labelled.length}, ` +
      `with their type ${labelled.filter(({ type, heard }) => heard?.type === type).length}`,
  );
}

function forEach<Result>(of: (dimension: Dimension) => Result): Record<Dimension, Result> {
  return {
    discovery: of("discovery"),
    product_knowledge: of("product_knowledge"),
    objection_handling: of("objection_handling"),
    engagement: of("engagement"),
  };
}

const minus = (left: number | null, right: number | null) => (left === null || right === null ? null : left - right);
const mean = (numbers: number[]) =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const show = (number: number | null) => (number === null ? "n/a" : number.toFixed(1));
const overlaps = (heard: string, labelled: string) => heard.includes(labelled) || labelled.includes(heard);

function countByType(objections: Heard[]): string {
  const types = [...new Set(objections.map(({ type }) => type))].sort();
  return types.map((type) => `${type} ${objections.filter((each) => each.type === type).length}`).join(", ") || "none";
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const results = await Promise.all(Labels.parse(JSON.parse(labelsJson)).map(scorePair));

for (const result of results) printPair(result);
printSummary(results);
