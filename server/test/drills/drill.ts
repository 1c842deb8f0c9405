import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { ClaudeStandIn } from "../../stand-ins/claude/start-claude-stand-in.ts";
import { type GongStandIn, startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import type { Database } from "../../src/storage/database.ts";
import { queueCall } from "../../src/workflows/queue-call.ts";
import type { Product } from "../product.ts";
import { makeCalls } from "../workflows/make-calls.ts";

export interface DrillCalls {
  ids: string[];
  gong: GongStandIn;
  /** What a worker needs to fetch them, without waiting for Gong's limit. */
  environment: Record<string, string>;
}

/** Calls that a Gong has, which nobody has asked it for yet. */
export async function callsAtGong(count: number, firstId?: number): Promise<DrillCalls> {
  const pairs = makeCalls(count, firstId === undefined ? {} : { firstId });
  const gong = await startGongStandIn({ calls: pairs, requestsPerSecond: Number.POSITIVE_INFINITY });
  return {
    ids: pairs.map(({ transcript }) => transcript.callId),
    gong,
    environment: {
      GONG_API_KEY: gong.accessKey,
      GONG_API_SECRET: gong.secret,
      GONG_API_BASE_URL: gong.url,
      GONG_REQUESTS_PER_SECOND: "500",
      GONG_REQUESTS_PER_DAY: "1000000",
      LOG_LEVEL: "warn",
    },
  };
}

export interface DrillWorker {
  pid: number;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
  output(): string;
}

/** A real worker process; resolves once it does work. */
export async function startWorker(product: Product, environment: Record<string, string>): Promise<DrillWorker> {
  const child = product.start(["worker"], { NODE_OPTIONS: "--trace-deprecation", ...environment });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (output.includes("Worker ready")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("close", (code) => reject(new Error(`the worker ended with ${code}:\n${output}`)));
  });
  await ready;
  return {
    pid: child.pid ?? 0,
    kill: async () => void (await end(child, "SIGKILL")),
    stop: () => end(child, "SIGTERM"),
    output: () => output,
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  }
  return child.exitCode;
}

export const claudeEnvironment = (claude: ClaudeStandIn): Record<string, string> => ({
  ANTHROPIC_API_KEY: claude.apiKey,
  ANTHROPIC_BASE_URL: claude.url,
});

export async function queueAll(database: Database, ids: readonly string[]): Promise<void> {
  for (const callId of ids) await queueCall(database, { callId, title: null, source: "sync" });
}

/** Resolves when nothing is under way any more; then every call is done, with one session, by `analyzer`. */
export async function expectEachAnalysedOnce(
  database: Database,
  ids: readonly string[],
  { analyzer, timeoutMs }: { analyzer: "model" | "signals"; timeoutMs: number },
): Promise<void> {
  const states = async () => {
    const { rows } = await database.orm.execute<{ state: string; calls: number }>(
      sql`select state, count(*)::int as calls from work_items group by state`,
    );
    return rows;
  };
  await expect.poll(states, { timeout: timeoutMs, interval: 300 }).toEqual([{ state: "done", calls: ids.length }]);
  const { rows } = await database.orm.execute(sql`
    select c.id, count(s.id)::int as sessions, min(s.analyzer) as analyzer, c.overall is not null as scored
    from calls c left join coaching_sessions s on s.call_id = c.id group by c.id order by c.id`);
  expect(rows).toEqual(ids.toSorted().map((id) => ({ id, sessions: 1, analyzer, scored: true })));
}

/** A judging request by what it asks: the same call in the same dimension is the same text. */
export function questionOf(body: unknown): string {
  const { system, messages } = body as { system: unknown; messages: unknown };
  return JSON.stringify([system, messages]);
}

export function callNumberOf(body: unknown): number {
  const [, number = "0"] = /This is call number (\d+)/.exec(questionOf(body)) ?? [];
  return Number(number);
}
