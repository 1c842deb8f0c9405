import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { analyzeCall } from "../src/coaching/analysis/analyze-call.ts";
import type { CallAnalysis } from "../src/coaching/analysis/call-analysis.ts";
import { type Call, type Dimension, dimensions } from "../src/coaching/calls/call.ts";
import { parseGongCalls } from "../src/coaching/calls/parse-gong-calls.ts";
import { readCallFile } from "../src/coaching/calls/read-call-file.ts";
import { storeCall } from "../src/coaching/calls/store-call.ts";
import type { CoachingDeps } from "../src/coaching/deps.ts";
import type { LanguageModel } from "../src/core/llm.ts";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import { type ClaudeStandIn, startClaudeStandIn } from "../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace } from "../test/coaching/workspace.ts";
import { writtenCall } from "../test/coaching/written-call.ts";
import type { Benchmark, Figure } from "./bench.ts";

const calls = join(process.env.RAPPORT_DATA ?? join(import.meta.dirname, "../../../shared/data"), "calls");
const fileOf = (minutes: number) => join(calls, `earnings-${minutes}min.json.gz`);
const repeats = 15;
/** What content/prompts/judge.md asks for: one quote where one shows it, of six to twenty words. */
const quoting = { each: 1, words: 20 };

interface Bench {
  database: Database;
  call: Call;
  /** Too long for one window. */
  longest: Call;
}

async function loadLongCall(minutes: number): Promise<Call> {
  const file = fileOf(minutes);
  if (!existsSync(file)) return writtenCall({ id: `written-${minutes}`, minutes });
  const { calls } = parseGongCalls(await readCallFile(file), { source: "import", importedAt: new Date() });
  const [call] = calls;
  if (!call) throw new Error(`${file} holds no call that can be read.`);
  return call;
}

/** Sends the whole prompt as one block without a cache mark: what a first version of such a product does. */
export function withoutPrefix(model: LanguageModel | null): LanguageModel {
  if (!model) throw new Error("The naive baseline needs a model.");
  return {
    ...model,
    complete: ({ context, instruction, ...request }) =>
      model.complete({ ...request, context: "", instruction: `${context}\n${instruction}` }),
  };
}

async function analyze(
  deps: CoachingDeps,
  call: Call,
  asked: readonly Dimension[] = dimensions,
): Promise<CallAnalysis> {
  return analyzeCall({ callId: call.id, dimensions: asked, useCache: false }, deps, {
    progress: () => {},
    signal: new AbortController().signal,
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds during which at least one request was open. */
function modelMs({ requests }: ClaudeStandIn, from: number): number {
  let until = 0;
  let open = 0;
  for (const { at, doneAt } of requests.slice(from).toSorted((a, b) => a.at - b.at)) {
    const end = doneAt ?? at;
    open += Math.max(0, end - Math.max(at, until));
    until = Math.max(until, end);
  }
  return open;
}

/** Median and first milliseconds of an analysis, without the time in which a request was open. */
async function overhead(
  work: () => Promise<unknown>,
  standIn?: ClaudeStandIn,
): Promise<{ first: number; typical: number }> {
  const all: number[] = [];
  for (let run = 0; run < repeats; run += 1) {
    const before = standIn?.requests.length ?? 0;
    const spent = (await seconds(work)) * 1000;
    all.push(spent - (standIn ? modelMs(standIn, before) : 0));
  }
  return { first: all[0] ?? 0, typical: median(all) };
}

const cold = (measure: string, ms: number): Figure => ({ measure, value: `${ms.toFixed(0)} ms` });
const figure = (measure: string, ms: number): Figure => ({ ...cold(measure, ms), target: "< 150 ms", met: ms < 150 });

async function measureOverhead({ database, call }: Bench): Promise<Figure[]> {
  const standIn = await startClaudeStandIn({ quoting });
  const signalsDeps = await coachingWorkspace(database);
  const modelDeps = await coachingWorkspace(database, { claude: standIn });
  const bySignals = await overhead(() => analyze(signalsDeps, call));
  const byModel = await overhead(() => analyze(modelDeps, call), standIn);
  await standIn.close();
  return [
    cold("signals path, whole, first call of a cold process", bySignals.first),
    figure(`signals path, whole, median of ${repeats}`, bySignals.typical),
    cold("model path without model time, first call", byModel.first),
    figure(`model path without model time, median of ${repeats}`, byModel.typical),
  ];
}

async function measureLatency({ database, call }: Bench): Promise<Figure[]> {
  const together = await startClaudeStandIn({ latency: "realistic", quoting });
  const oneByOne = await startClaudeStandIn({ latency: "realistic", quoting });
  const deps = await coachingWorkspace(database, { claude: together });
  const naive = await coachingWorkspace(database, { claude: oneByOne });
  const ours = await seconds(() => analyze(deps, call));
  const theirs = await seconds(async () => {
    for (const dimension of dimensions)
      await analyze({ ...naive, model: withoutPrefix(naive.model) }, call, [dimension]);
  });
  await Promise.all([together.close(), oneByOne.close()]);
  return [
    { measure: "four dimensions", value: `${ours.toFixed(1)} s` },
    { measure: "one after the other, each with its full prompt", value: `${theirs.toFixed(1)} s` },
    { measure: "times faster", value: `${(theirs / ours).toFixed(2)}x`, target: ">= 3x", met: theirs / ours >= 3 },
  ];
}

const dollars = ({ cost }: CallAnalysis) =>
  `$${cost.usd.toFixed(4)} (${cost.inputTokens} in, ${cost.cachedTokens} of them cached, ${cost.outputTokens} out)`;

async function measureDollars({ database, call, longest }: Bench): Promise<Figure[]> {
  const standIn = await startClaudeStandIn({ quoting });
  const deps = await coachingWorkspace(database, { claude: standIn });
  const ours = await analyze(deps, call);
  const naive = await analyze({ ...deps, model: withoutPrefix(deps.model) }, call);
  const inParts = await analyze(deps, longest);
  const naiveLongest = await analyze(
    { ...deps, model: withoutPrefix(deps.model), settings: { ...deps.settings, longCallMinutes: 10_000 } },
    longest,
  );
  await standIn.close();
  const share = ours.cost.usd / naive.cost.usd;
  if (ours.windows !== 1) throw new Error(`The 66-minute call went in ${ours.windows} windows.`);
  return [
    { measure: "66-minute call, four dimensions", value: dollars(ours) },
    { measure: "four full prompts, no cache", value: dollars(naive) },
    {
      measure: "share of the naive cost",
      value: `${(share * 100).toFixed(1)} %`,
      target: "<= 45 %",
      met: share <= 0.45,
    },
    { measure: `123-minute call, ${inParts.windows} windows and a merge`, value: dollars(inParts) },
    { measure: "four full prompts, no cache", value: dollars(naiveLongest) },
  ];
}

async function run(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), "rapport-bench-analysis-"));
  // Postgres runs as another account when the benchmark runs as root.
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres({ home });
  try {
    const database = await openDatabase({ url: postgres.url, applicationName: "bench analysis" });
    try {
      await migrateDatabase(database);
      const [call, longest] = [await loadLongCall(66), await loadLongCall(123)];
      for (const each of [call, longest]) await storeCall(database.orm, each);
      const bench = { database, call, longest };
      const figures = [await measureOverhead(bench), await measureDollars(bench), await measureLatency(bench)];
      await database.orm.execute(sql`truncate calls cascade`);
      return figures.flat();
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

export const analysisBenchmark: Benchmark = {
  name: "analysis",
  setting: `analyze_call of ${existsSync(fileOf(66)) ? "the real 66-minute call" : "a made-up 66-minute call (RAPPORT_DATA is absent)"}; real Postgres, real HTTP; Claude is our stand-in with the service's caching, prices, the quotes our prompt asks for and an assumed speed (800 ms, 10,000 tokens/s in, 75 out)`,
  run,
};
