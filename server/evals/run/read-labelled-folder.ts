import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { type Call, dimensions } from "../../src/coaching/calls/call.ts";
import { parseGongCalls } from "../../src/coaching/calls/parse-gong-calls.ts";
import { readCallFile } from "../../src/coaching/calls/read-call-file.ts";
import { ToolError } from "../../src/core/errors.ts";
import type { Comparison, LabelledFolder } from "./labelled-folder.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const Dimension = z.enum(dimensions);
const Pairs = z.array(z.object({ pair: z.string(), dimension: Dimension, better: Id, worse: Id })).min(1);
const Ranked = z.array(z.object({ call_id: Id, strong: z.array(Dimension), weak: z.array(Dimension) })).min(1);

/**
 * Reads `labels.json` and the calls it names from `calls/*.json` (also gzipped), whatever those files are called.
 * @throws ToolError `invalid_input` naming the folder and what is wrong in it.
 */
export async function readLabelledFolder(
  path: string,
  { name = basename(path), blind = false }: { name?: string; blind?: boolean } = {},
): Promise<LabelledFolder> {
  const wrong = (what: string) => new ToolError("invalid_input", `${name}: ${what} server/evals/README.md shows both.`);
  const labelsFile = join(path, "labels.json");
  if (!existsSync(labelsFile)) throw wrong("there is no labels.json in it.");
  const labels = readLabels(await readCallFile(labelsFile));
  if (!labels)
    throw wrong("labels.json is neither a list of pairs nor a list of calls with strong and weak dimensions.");
  const calls = await readCalls(join(path, "calls"));
  for (const id of labels.ids)
    if (!calls.has(id)) throw wrong(`labels.json names call ${id}, and no file in calls/ holds it.`);
  const { kind, comparisons } = labels;
  return { name, blind, kind, comparisons, calls: [...calls.values()].filter(({ id }) => labels.ids.has(id)) };
}

function readLabels(
  json: unknown,
): { kind: LabelledFolder["kind"]; comparisons: Comparison[]; ids: Set<string> } | null {
  const pairs = Pairs.safeParse(json);
  if (pairs.success) {
    const ids = new Set(pairs.data.flatMap(({ better, worse }) => [better, worse]));
    return { kind: "pairs", comparisons: pairs.data.map(toComparison), ids };
  }
  const ranked = Ranked.safeParse(json);
  if (!ranked.success) return null;
  const ids = new Set(ranked.data.map(({ call_id: id }) => id));
  return { kind: "ranked", comparisons: strongAgainstWeak(ranked.data), ids };
}

const toComparison = ({ pair: name, dimension, better, worse }: z.output<typeof Pairs>[number]): Comparison => ({
  name,
  dimension,
  better,
  worse,
});

const strongAgainstWeak = (labels: z.output<typeof Ranked>): Comparison[] =>
  dimensions.flatMap((dimension) =>
    labels
      .filter(({ strong }) => strong.includes(dimension))
      .flatMap(({ call_id: better }) =>
        labels
          .filter(({ weak }) => weak.includes(dimension))
          .map(({ call_id: worse }) => ({ name: `${better} over ${worse}`, dimension, better, worse })),
      ),
  );

async function readCalls(folder: string): Promise<Map<string, Call>> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const files = names.filter((name) => /\.json(\.gz)?$/.test(name)).sort();
  const calls = new Map<string, Call>();
  for (const file of files) {
    const parsed = parseGongCalls(await readCallFile(join(folder, file)), { source: "import" });
    for (const call of parsed.calls) calls.set(call.id, call);
  }
  return calls;
}
