// How the signals do on a folder of pairs and sentences: npx tsx server/evals/heldout/score-heldout.ts [folder]
// Without a folder it is this one, a development set. Prints totals only: single misses are not shown, so that nobody can
// repair those of a blind folder one by one.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { dimensions } from "../../src/coaching/calls/call.ts";
import { loadProductNotes } from "../../src/coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "../../src/coaching/rubrics/load-rubrics.ts";
import { type PairScore, scorePair } from "./score-pair.ts";
import { type SentenceRates, scoreSentences } from "./score-sentences.ts";

const Sentences = z.object({
  objections: z.array(z.object({ type: z.string(), say: z.string() })),
  near: z.array(z.object({ kind: z.string(), say: z.string() })),
});
const Labels = z.array(
  z.object({
    pair: z.string(),
    dimension: z.enum(dimensions),
    better: z.string(),
    worse: z.string(),
    objections: z.array(z.object({ type: z.string(), quote: z.string() })),
  }),
);

/** A pair ordered rightly by less than this many points could be luck. */
const clearMargin = 8;
const nothing: SentenceRates = { labelled: 0, heard: 0, right: 0 };

const folder = resolve(process.argv[2] ?? import.meta.dirname);
const content = join(import.meta.dirname, "../../../content");
const [rubrics, productNotes, sentencesYaml, labelsJson] = await Promise.all([
  loadRubrics(join(content, "rubrics")),
  loadProductNotes(join(content, "products")),
  readFile(join(folder, "objections.yaml"), "utf8"),
  readFile(join(folder, "labels.json"), "utf8"),
]);
const { objections, near } = Sentences.parse(parse(sentencesYaml));

printSentences(
  scoreSentences(
    [...objections.map(({ say, type }) => ({ say, type })), ...near.map(({ say }) => ({ say, type: null }))],
    productNotes.flatMap((notes) => notes.competitors),
  ),
);
const labels = Labels.parse(JSON.parse(labelsJson));
printPairs(
  await Promise.all(labels.map((label) => scorePair(label, { calls: join(folder, "calls"), rubrics, productNotes }))),
);

function printSentences(rates: Map<string, SentenceRates>): void {
  print(`sentences: ${objections.length} objections, ${near.length} near`);
  const types = [...new Set([...objections.map(({ type }) => type), ...rates.keys()])].filter((type) => type !== "any");
  for (const type of types) printRates(type, rates.get(type));
  const typed = types.map((type) => rates.get(type) ?? nothing).reduce(sum);
  printRates("of its type", typed);
  printRates("of any type", rates.get("any"));
  const { heard, right } = rates.get("any") ?? nothing;
  print(`near sentences heard as objections: ${heard - right} of ${near.length}`);
}

function printPairs(pairs: PairScore[]): void {
  print(`\npairs: ${pairs.length}`);
  for (const dimension of dimensions) {
    const own = pairs.filter((pair) => pair.dimension === dimension);
    const ordered = own.filter(({ margin }) => margin !== null && margin > 0);
    const meanMargin = mean(own.flatMap(({ margin }) => margin ?? []));
    print(`${dimension}: ${ordered.length} of ${own.length} ordered rightly, mean margin ${show(meanMargin)}`);
  }
  const margins = pairs.flatMap(({ margin }) => margin ?? []);
  const elsewhere = pairs.flatMap((pair) => pair.elsewhere);
  print(`ordered rightly: ${margins.filter((margin) => margin > 0).length} of ${pairs.length}`);
  print(
    `by ${clearMargin} points or more: ${margins.filter((margin) => margin >= clearMargin).length} of ${pairs.length}`,
  );
  print(`mean margin: ${show(mean(margins))}`);
  print(`mean |difference| in the other dimensions: ${show(mean(elsewhere.map(Math.abs)))}`);
  const labelled = pairs.reduce((count, pair) => count + pair.labelledObjections, 0);
  const heard = pairs.reduce((count, pair) => count + pair.heardObjections, 0);
  const typed = pairs.reduce((count, pair) => count + pair.heardWithType, 0);
  print(`labelled objections heard: ${heard} of ${labelled}, with their type ${typed}`);
}

function printRates(name: string, { labelled, heard, right }: SentenceRates = nothing): void {
  print(`${name.padEnd(12)} recall ${percent(right, labelled).padEnd(14)} precision ${percent(right, heard)}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "n/a" : `${Math.round((100 * part) / whole)} % (${part}/${whole})`;
}

function sum(left: SentenceRates, right: SentenceRates): SentenceRates {
  return {
    labelled: left.labelled + right.labelled,
    heard: left.heard + right.heard,
    right: left.right + right.right,
  };
}

function mean(numbers: number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

function show(number: number | null): string {
  return number === null ? "n/a" : number.toFixed(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
