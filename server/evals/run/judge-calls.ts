import PQueue from "p-queue";
import { analyzeCall } from "../../src/coaching/analysis/analyze-call.ts";
import type { CallAnalysis } from "../../src/coaching/analysis/call-analysis.ts";
import type { Level } from "../../src/coaching/analysis/judgement.ts";
import type { Call, Dimension } from "../../src/coaching/calls/call.ts";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import { ModelError, type ModelFailure } from "../../src/core/llm.ts";
import { BudgetReached, type Budget } from "./budget.ts";

export interface JudgedCall {
  /** 0 to 100; absent or null where nothing of the dimension applied. */
  scores: Partial<Record<Dimension, number | null>>;
  criteria: { dimension: Dimension; id: string; name: string; level: Level | null }[];
}

/** Every call judged once. A call that is not in `judged` got no usable answer. */
export interface Run {
  judged: Map<string, JudgedCall>;
  quotes: number;
  rejectedQuotes: number;
  seconds: number;
  /** Calls without a judgement, by why. */
  unjudged: Partial<Record<ModelFailure, number>>;
  /** Why no further run is worth starting: the money ran out, or no call could be judged. */
  stopped: string | null;
}

export interface JudgeOptions {
  budget: Budget | null;
  onJudged: (done: number) => void;
}

/** What the next call would meet as well. */
const hopeless = new Set<ModelFailure>(["rejected_key", "forbidden", "billing", "bad_request", "cancelled"]);
const callsAtOnce = 3;

/**
 * Judges stored calls once, reading and writing no cache.
 * @throws ModelError where no call could be judged (a key that is refused); ToolError for a call too short to score.
 */
export async function judgeCalls(
  calls: readonly Call[],
  deps: CoachingDeps,
  { budget, onJudged }: JudgeOptions,
): Promise<Run> {
  const run: Run = { judged: new Map(), quotes: 0, rejectedQuotes: 0, seconds: 0, unjudged: {}, stopped: null };
  const queue = new PQueue({ concurrency: deps.model ? callsAtOnce : 1 });
  const abort = new AbortController();
  const startedMs = performance.now();
  const judge = async (call: Call) => {
    const done = await budget?.reserve(call);
    try {
      const request = { callId: call.id, useCache: false };
      const options = { progress: () => {}, signal: abort.signal, onModelFailure: "throw" as const };
      add(run, await analyzeCall(request, deps, options));
    } catch (error) {
      if (!(error instanceof ModelError) || hopeless.has(error.failure)) throw error;
      run.unjudged[error.failure] = (run.unjudged[error.failure] ?? 0) + 1;
    } finally {
      done?.();
    }
    onJudged(run.judged.size);
  };
  const failures: unknown[] = [];
  await queue.addAll(
    calls.map((call) => async () => {
      if (failures.length > 0 || run.stopped !== null) return;
      try {
        await judge(call);
      } catch (error) {
        // Where only the money is short, what is on its way may end: it is paid for.
        if (error instanceof BudgetReached) run.stopped = error.message;
        else {
          failures.push(error);
          abort.abort();
        }
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  if (run.judged.size === 0) run.stopped ??= "Stopped: no call could be judged in a whole run.";
  run.seconds = (performance.now() - startedMs) / 1000;
  return run;
}

function add(run: Run, { call, scores, dimensions, rejectedQuotes }: CallAnalysis): void {
  run.rejectedQuotes += rejectedQuotes;
  run.quotes += rejectedQuotes;
  for (const { criteria, strengths, improvements, actionItems } of dimensions)
    for (const { evidence } of [...criteria, ...strengths, ...improvements, ...actionItems])
      run.quotes += evidence.length;
  const { overall: _, ...byDimension } = scores;
  run.judged.set(call.id, {
    scores: byDimension,
    criteria: dimensions.flatMap(({ dimension, criteria }) =>
      criteria.map(({ id, name, level }) => ({ dimension, id, name, level })),
    ),
  });
}
