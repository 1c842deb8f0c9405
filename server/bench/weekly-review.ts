import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { analyzeCall } from "../src/coaching/analysis/analyze-call.ts";
import { collectBatch } from "../src/coaching/analysis/by-batch/collect-batch.ts";
import { submitBatch } from "../src/coaching/analysis/by-batch/submit-batch.ts";
import { type Call, dimensions } from "../src/coaching/calls/call.ts";
import { hashTranscript } from "../src/coaching/calls/hash-transcript.ts";
import { storeCall } from "../src/coaching/calls/store-call.ts";
import type { CoachingDeps } from "../src/coaching/deps.ts";
import { type Database, openDatabase } from "../src/storage/database.ts";
import { startEmbeddedPostgres } from "../src/storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";
import { type ClaudeStandIn, startClaudeStandIn } from "../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace } from "../test/coaching/workspace.ts";
import { writtenCall } from "../test/coaching/written-call.ts";
import { withoutPrefix } from "./analysis.ts";
import type { Benchmark, Figure } from "./bench.ts";

const weekOfCalls = 100;
const patient = { signal: new AbortController().signal };
/** What content/prompts/judge.md asks for: one quote where one shows it, of six to twenty words. */
const quoting = { each: 1, words: 20 };
/** Sonnet's dollars per million tokens in content/models.yaml, once more, so that the ledger is checked and not believed. */
const price = { input: 2, write5m: 2.5, write1h: 4, read: 0.1, output: 10 };

interface Spent {
  requests: number;
  /** By the tokens the stand-in counted. */
  counted: number;
  /** By our ledger. */
  ledger: number;
  seconds: number;
  peakMiB: number;
}

/** How much faster than in tests is spoken: about 1,000 characters a minute, as on real calls. */
const tempo = 4;

/** Another conversation for each n. */
function spokenCall(n: number, minutes: number): Call {
  const extra = `1:59 Customer Lee Okafor: That was before winter number ${n}, as far as I know.`;
  const slow = writtenCall({ id: `week-${n}`, minutes: minutes * tempo, extra });
  const turns = slow.turns.map((turn) => ({
    ...turn,
    sentences: turn.sentences.map(({ startMs, endMs, text }) => ({
      startMs: Math.round(startMs / tempo),
      endMs: Math.round(endMs / tempo),
      text,
    })),
  }));
  const call = { ...slow, turns, durationSeconds: minutes * 60 };
  return { ...call, transcriptHash: hashTranscript(call) };
}

async function storeWeek(database: Database): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < weekOfCalls; n += 1) {
    const call = spokenCall(n, 20 + ((n * 17) % 40));
    await storeCall(database.orm, call);
    ids.push(call.id);
  }
  return ids;
}

type Usage = NonNullable<ClaudeStandIn["requests"][number]["usage"]>;

function dollarsOf(usages: readonly (Usage | null)[], share: number): number {
  const millionths = usages.reduce(
    (sum, usage) =>
      sum +
      (usage?.input_tokens ?? 0) * price.input +
      (usage?.cache_creation.ephemeral_5m_input_tokens ?? 0) * price.write5m +
      (usage?.cache_creation.ephemeral_1h_input_tokens ?? 0) * price.write1h +
      (usage?.cache_read_input_tokens ?? 0) * price.read +
      (usage?.output_tokens ?? 0) * price.output,
    0,
  );
  return (millionths * share) / 1e6;
}

/** Runs one way of judging the week from an empty ledger and cache, and tells what it took. */
async function spend(database: Database, standIn: ClaudeStandIn, work: () => Promise<unknown>): Promise<Spent> {
  await database.orm.execute(sql`truncate model_calls, dimension_analyses`);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const startedMs = performance.now();
  await work();
  const seconds = (performance.now() - startedMs) / 1000;
  clearInterval(watch);
  const { rows } = await database.pool.query<{ usd: number }>("select sum(usd)::float8 as usd from model_calls");
  const batched = standIn.batches.flatMap(({ items }) => items);
  return {
    requests: batched.length + standIn.requests.length,
    counted:
      dollarsOf(
        standIn.requests.map(({ usage }) => usage),
        1,
      ) +
      dollarsOf(
        batched.map(({ usage }) => usage),
        0.5,
      ),
    ledger: rows[0]?.usd ?? 0,
    seconds,
    peakMiB: peak / 2 ** 20,
  };
}

async function judgeInBatches(ids: readonly string[], deps: CoachingDeps): Promise<void> {
  for (const stage of ["lead", "rest"] as const) {
    const sent = await submitBatch(ids, deps, stage, patient);
    if (!sent) throw new Error(`There was nothing to send as ${stage}.`);
    const collected = await collectBatch(sent.batchId, ids, deps, stage, patient);
    if (collected.state !== "ended" || collected.failed.length > 0) throw new Error(`Stage ${stage} is not whole.`);
  }
}

async function judgeOneByOne(ids: readonly string[], deps: CoachingDeps): Promise<void> {
  const naive = { ...deps, model: withoutPrefix(deps.model) };
  for (const callId of ids) {
    await analyzeCall({ callId, dimensions, useCache: false }, naive, { progress: () => {}, ...patient });
  }
}

const show = ({ counted, requests, seconds, peakMiB }: Spent) =>
  `$${counted.toFixed(4)}, ${requests} requests, ${seconds.toFixed(1)} s of our own work, peak ${peakMiB.toFixed(0)} MiB with the stand-in`;

async function measure(database: Database): Promise<Figure[]> {
  const ids = await storeWeek(database);
  const batchClaude = await startClaudeStandIn({ quoting });
  const ours = await spend(database, batchClaude, async () =>
    judgeInBatches(ids, await coachingWorkspace(database, { claude: batchClaude })),
  );
  const naiveClaude = await startClaudeStandIn({ quoting });
  const naive = await spend(database, naiveClaude, async () =>
    judgeOneByOne(ids, await coachingWorkspace(database, { claude: naiveClaude })),
  );
  await Promise.all([batchClaude.close(), naiveClaude.close()]);
  const share = ours.counted / naive.counted;
  const off = Math.max(Math.abs(ours.ledger - ours.counted), Math.abs(naive.ledger - naive.counted));
  return [
    { measure: `${weekOfCalls} calls in two batches`, value: show(ours) },
    { measure: "one by one, four full prompts each, no cache", value: show(naive) },
    { measure: "share of its cost", value: `${(share * 100).toFixed(1)} %`, target: "<= 35 %", met: share <= 0.35 },
    {
      measure: "ledger off the service's count by",
      value: `$${off.toFixed(6)}`,
      target: "< $0.0001",
      met: off < 0.0001,
    },
  ];
}

async function run(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), "rapport-bench-review-"));
  // Postgres runs as another account when the benchmark runs as root.
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres({ home });
  try {
    const database = await openDatabase({ url: postgres.url, applicationName: "bench review" });
    try {
      await migrateDatabase(database);
      return await measure(database);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

export const weeklyReviewBenchmark: Benchmark = {
  name: "review",
  setting: `a week of ${weekOfCalls} made-up calls of 20-59 minutes, about 1,000 characters a minute, judged in four dimensions; real Postgres, real HTTP; Claude is our stand-in with the service's caching, prices and batches (requests of one batch never read each other's cache) and answers at once`,
  run,
};
