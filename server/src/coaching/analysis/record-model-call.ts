import { randomUUID } from "node:crypto";
import { ModelError, type BilledAttempt, type Completion } from "../../core/llm.ts";
import { modelCalls } from "../../storage/schema/coaching.ts";
import { whenDatabaseAnswers } from "../../storage/when-database-answers.ts";
import type { Dimension } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import type { Cost } from "./call-analysis.ts";
import { priceOf } from "./price.ts";

export interface Purpose {
  purpose: "judge" | "judge_part" | "merge_parts" | "judge_batch" | "compare";
  /** Null where a batch holds what can no longer be told. */
  callId: string | null;
  dimension: Dimension | null;
  /** As asked for; prices are looked up by it where the answer names a dated variant. */
  model: string;
}

/**
 * Writes every attempt of one request that was answered or billed into the ledger and adds it to `cost`.
 * Committed by itself, so that what was paid stands whatever happens next; a database that is away is waited for.
 * With `id`, a UUID, the same request is entered once however often it is recorded; it has one attempt then.
 */
export async function recordModelCall(
  outcome: Completion | ModelError,
  purpose: Purpose,
  { database, prices, clock, log }: Pick<CoachingDeps, "database" | "prices" | "clock" | "log">,
  cost: Cost,
  id?: string,
): Promise<void> {
  const batch = purpose.purpose === "judge_batch";
  const model = answeredBy(outcome, purpose.model, prices);
  const rows: (typeof modelCalls.$inferInsert)[] = [];
  for (const { usage, requestId, failure, latencyMs } of attemptsOf(outcome)) {
    const usd = priceOf(usage, model, prices, { batch });
    const inputTokens = usage.uncachedInput + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
    cost.usd = Math.round((cost.usd + usd) * 1e12) / 1e12;
    cost.inputTokens += inputTokens;
    cost.cachedTokens += usage.cacheRead;
    cost.outputTokens += usage.output;
    rows.push({
      ...purpose,
      id: id ?? randomUUID(),
      at: clock.now(),
      model,
      requestId,
      outcome: failure ?? "ok",
      inputTokens: usage.uncachedInput,
      cacheReadTokens: usage.cacheRead,
      cacheWrite5mTokens: usage.cacheWrite5m,
      cacheWrite1hTokens: usage.cacheWrite1h,
      outputTokens: usage.output,
      usd: usd.toFixed(8),
      latencyMs: Math.round(latencyMs),
    });
  }
  if (rows.length === 0) return;
  await whenDatabaseAnswers(() => database.orm.insert(modelCalls).values(rows).onConflictDoNothing(), { log });
}

type Attempt = Omit<BilledAttempt, "failure"> & { failure: BilledAttempt["failure"] | null };

function attemptsOf(outcome: Completion | ModelError): Attempt[] {
  const earlier = outcome.earlierAttempts ?? [];
  if (!(outcome instanceof ModelError)) return [...earlier, { ...outcome, failure: null }];
  const { usage, requestId, failure } = outcome;
  return usage === null ? [...earlier] : [...earlier, { usage, requestId, failure, latencyMs: 0 }];
}

function answeredBy(outcome: Completion | ModelError, asked: string, prices: CoachingDeps["prices"]): string {
  return !(outcome instanceof ModelError) && prices.models[outcome.model] ? outcome.model : asked;
}
