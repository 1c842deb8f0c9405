// Fits the weights by which resistance is heard, and writes them: npx tsx server/evals/fit-resistance.ts
// Logistic regression (ridge, by Newton's method) for "holds back or not", and a softmax over the six types for those that do.
// It reads sentences that were written for it or are used for tuning, those of heldout/ too; never those of blind/.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { parseGongCalls } from "../src/coaching/calls/parse-gong-calls.ts";
import { readCallFile } from "../src/coaching/calls/read-call-file.ts";
import { loadProductNotes } from "../src/coaching/rubrics/load-product-notes.ts";
import { maskCompetitors } from "../src/coaching/signals/mask-competitors.ts";
import { competitorFinder } from "../src/coaching/signals/find-competitor-names.ts";
import { featureNames, featuresOf } from "../src/coaching/signals/resistance/features.ts";
import { type ObjectionType, objectionTypes } from "../src/coaching/signals/signals.ts";
import { buildTimeline } from "../src/coaching/transcripts/timeline.ts";

interface Example {
  features: number[];
  type: ObjectionType | null;
  weight: number;
}

const here = import.meta.dirname;
const signals = join(here, "../src/coaching/signals");
/** A call has fifty neutral sentences for one that holds back. */
const neutralWeight = 0.2;
const voicedWeight = 1.5;
const ridge = { voiced: 1.2, type: 2 };
const typeSteps = { count: 3000, size: 0.005 };

const Sentences = z.object({
  objections: z.array(z.object({ type: z.enum(objectionTypes), say: z.string() })),
  near: z.array(z.object({ say: z.string() })),
});
const Labels = z.array(
  z.object({
    objections: z.array(z.object({ type: z.enum(objectionTypes), quote: z.string() })),
    pair: z.string().optional(),
    file: z.string().optional(),
  }),
);

const notes = await loadProductNotes(join(here, "../../content/products"));
const find = competitorFinder(notes.flatMap(({ competitors }) => competitors));
const examples = [
  ...(await fromLines("tuned-on.txt")),
  ...(await fromLines("paraphrases.txt")),
  ...(await fromYaml()),
  ...(await fromCalls(here)),
  ...(await fromCalls(join(here, "heldout"))),
  ...(await fromCalls(join(here, "../../content/samples"))),
];

function exampleOf(text: string, type: ObjectionType | null, weight: number): Example {
  return { features: [...featuresOf(maskCompetitors(text, find)), 1], type, weight };
}

async function fromLines(file: string): Promise<Example[]> {
  const lines = (await readFile(join(signals, "objection-sentences", file), "utf8")).trim().split("\n");
  return lines.map((line) => {
    const [type = "", text = ""] = line.split(" | ");
    return exampleOf(text, objectionTypes.find((each) => each === type.trim()) ?? null, 1);
  });
}

async function fromYaml(): Promise<Example[]> {
  const { objections, near } = Sentences.parse(parse(await readFile(join(here, "heldout/objections.yaml"), "utf8")));
  return [
    ...objections.map(({ say, type }) => exampleOf(say, type, 1)),
    ...near.map(({ say }) => exampleOf(say, null, 1)),
  ];
}

/** Customers' sentences; those in a turn with an objection that are not labelled themselves belong to it and are left out. */
async function fromCalls(folder: string): Promise<Example[]> {
  const labels = Labels.parse(JSON.parse(await readFile(join(folder, "labels.json"), "utf8")));
  const all: Example[] = [];
  for (const { pair, file, objections } of labels) {
    for (const name of file ? [file] : [`${pair}-better.json`, `${pair}-worse.json`]) {
      const { calls } = parseGongCalls(await readCallFile(join(folder, "calls", name)), { source: "import" });
      for (const run of calls.flatMap((call) => buildTimeline(call).runs)) {
        if (run.side !== "customer") continue;
        const labelled = run.utterances.map(({ text }) =>
          objections.find(({ quote }) => text.includes(quote) || quote.includes(text)),
        );
        const voiced = labelled.some((one) => one !== undefined);
        for (const [index, { text }] of run.utterances.entries()) {
          const type = labelled[index]?.type ?? null;
          if (type !== null || !voiced) all.push(exampleOf(text, type, type ? voicedWeight : neutralWeight));
        }
      }
    }
  }
  return all;
}

function fitVoiced(): number[] {
  const size = featureNames.length + 1;
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 30; round += 1) {
    const slope = weights.map((weight, at) => weight * penalty(at, size, ridge.voiced));
    const curve = weights.map((_, row) => weights.map((_, at) => (row === at ? penalty(at, size, ridge.voiced) : 0)));
    for (const { features, type, weight } of examples) {
      const chance = 1 / (1 + Math.exp(-dot(features, weights)));
      const on = features.flatMap((value, at) => (value ? [at] : []));
      for (const row of on) {
        slope[row] = (slope[row] ?? 0) + weight * (chance - Number(type !== null));
        const line = curve[row];
        if (line) for (const at of on) line[at] = (line[at] ?? 0) + weight * chance * (1 - chance);
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

function fitTypes(): number[][] {
  const size = featureNames.length + 1;
  const voiced = examples.filter(({ type }) => type !== null);
  const weights = objectionTypes.map(() => Array.from({ length: size }, () => 0));
  for (let round = 0; round < typeSteps.count; round += 1) {
    const slopes = weights.map((row) => row.map((weight) => weight * ridge.type));
    for (const { features, type } of voiced) {
      const raised = weights.map((row) => Math.exp(dot(features, row)));
      const total = raised.reduce((sum, value) => sum + value, 0);
      for (const [index, slope] of slopes.entries()) {
        const error = (raised[index] ?? 0) / total - Number(objectionTypes[index] === type);
        for (const [at, value] of features.entries()) if (value) slope[at] = (slope[at] ?? 0) + error;
      }
    }
    for (const [index, row] of weights.entries())
      for (const at of row.keys()) row[at] = (row[at] ?? 0) - typeSteps.size * (slopes[index]?.[at] ?? 0);
  }
  return weights;
}

/** The last weight is the constant and is not held down. */
function penalty(at: number, size: number, strength: number): number {
  return at === size - 1 ? 0.01 : strength;
}

function dot(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, at) => (value ? sum + (weights[at] ?? 0) : sum), 0);
}

/** Gauss with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + below.indexOf(Math.max(...below));
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const top = rows[column] ?? [];
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] ?? 0) / (top[column] ?? 1);
      if (factor !== 0)
        for (let at = column; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  return rows.map((row, index) => (row.at(-1) ?? 0) / (row[index] ?? 1));
}

const voiced = fitVoiced();
const types = fitTypes();
const lines = [...featureNames, "constant"].map((name, at) => {
  const numbers = [voiced, ...types].map((row) => Math.round((row[at] ?? 0) * 10) / 10 || 0);
  return `  ${name}: [${numbers.join(", ")}],`;
});
await writeFile(
  join(signals, "resistance/weights.ts"),
  `// Written by server/evals/fit-resistance.ts from labelled sentences; not by hand.
/** For each feature: how much it speaks for resistance, then for each type in the order of \`objectionTypes\`. */
export const weights: Readonly<Record<string, readonly number[]>> = {
${lines.join("\n")}
};
`,
);
process.stdout.write(`${examples.length} sentences, ${examples.filter(({ type }) => type).length} that hold back\n`);
