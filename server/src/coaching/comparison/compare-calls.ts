import { ToolError } from "../../core/errors.ts";
import { ModelError } from "../../core/llm.ts";
import { type AnalyzeOptions, analyzeCall } from "../analysis/analyze-call.ts";
import type { Cost } from "../analysis/call-analysis.ts";
import { explainTooShort } from "../analysis/explain-too-short.ts";
import { type Call, type Dimension, dimensions as allDimensions } from "../calls/call.ts";
import { fetchCall } from "../calls/fetch-call.ts";
import { loadCall } from "../calls/load-call.ts";
import type { CoachingDeps } from "../deps.ts";
import { compareByModel } from "./compare-by-model.ts";
import type { ComparedCall, Comparison } from "./comparison.ts";
import { findLevelDifferences } from "./find-level-differences.ts";
import { findStatisticDifferences } from "./find-statistic-differences.ts";
import { summarizeComparison } from "./summarize-comparison.ts";

export interface CompareRequest {
  /** Two to five, each once. */
  callIds: readonly string[];
  /** Default: all four. */
  dimensions?: readonly Dimension[] | undefined;
}

/**
 * Compares calls criterion by criterion: from their levels and statistics, and with a model also as a whole, in both
 * orders. What is not judged yet is judged first and paid for once; comparing is not cached, and its cost is said.
 * A model that fails while comparing leaves levels and statistics, and `notice` says so.
 * @throws ToolError `not_found` naming a call that is nowhere and `invalid_input` naming one too short to score, before
 *   anything is judged; otherwise as analyzeCall.
 */
export async function compareCalls(
  { callIds, dimensions: wanted }: CompareRequest,
  deps: CoachingDeps,
  { progress, signal }: Pick<AnalyzeOptions, "progress" | "signal">,
): Promise<Comparison> {
  const dimensions = allDimensions.filter((dimension) => (wanted ?? allDimensions).includes(dimension));
  const calls = await analyzeAll(callIds, dimensions, deps, { progress, signal });
  const cost: Cost = { usd: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
  for (const { analysis } of calls) {
    cost.usd = Math.round((cost.usd + analysis.cost.usd) * 1e12) / 1e12;
    cost.inputTokens += analysis.cost.inputTokens;
    cost.cachedTokens += analysis.cost.cachedTokens;
    cost.outputTokens += analysis.cost.outputTokens;
  }
  progress({ fraction: 0.8, message: "Comparing" });
  const { byModel, failure } = await askModel(calls, dimensions, deps, { signal, cost });
  const differences = [
    ...(byModel?.differences ?? []),
    ...findLevelDifferences(calls, deps.rubrics, dimensions),
    ...findStatisticDifferences(calls, dimensions),
  ].toSorted((a, b) => b.rank - a.rank);
  progress({ fraction: 1, message: "Done" });
  return {
    calls,
    differences,
    summary: summarizeComparison(calls, differences, dimensions),
    analyzer: byModel ? "model" : "signals",
    disagreements: byModel?.disagreements ?? [],
    rejectedQuotes: byModel?.rejectedQuotes ?? 0,
    cost,
    notice: noticeOf(calls, failure),
  };
}

async function analyzeAll(
  callIds: readonly string[],
  dimensions: readonly Dimension[],
  deps: CoachingDeps,
  { progress, signal }: Pick<AnalyzeOptions, "progress" | "signal">,
): Promise<ComparedCall[]> {
  progress({ fraction: 0, message: "Loading the calls" });
  const calls = await Promise.all(
    callIds.map(async (id) => (await loadCall(deps.database, id)) ?? (await fetchCall(id, deps, signal))),
  );
  for (const call of calls) refuseTooShort(call);
  let done = 0;
  // Five at most. Settled, not all: nothing goes on unseen behind the first failure.
  const analyzed = await Promise.allSettled(
    calls.map(async (call): Promise<ComparedCall> => {
      // A signal of its own: Node warns of a leak when the requests of five calls listen to one.
      const own = { progress: () => {}, signal: AbortSignal.any([signal]) };
      const analysis = await analyzeCall({ callId: call.id, dimensions }, deps, own);
      done += 1;
      progress({ fraction: (0.75 * done) / calls.length, message: `Read ${done} of ${calls.length} calls` });
      return { call, analysis };
    }),
  );
  return analyzed.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}

/** Nobody can pass `force_reanalysis` here, which the reason ends with. */
function refuseTooShort(call: Call): void {
  const [reason] = explainTooShort(call)?.split(" Pass force_reanalysis") ?? [];
  if (reason === undefined) return;
  throw new ToolError("invalid_input", `${reason} Leave it out of the comparison.`, {
    issues: [{ path: "call_ids", message: "names a call that is too short to score" }],
  });
}

async function askModel(
  calls: readonly ComparedCall[],
  dimensions: readonly Dimension[],
  deps: CoachingDeps,
  { signal, cost }: { signal: AbortSignal; cost: Cost },
) {
  const { model } = deps;
  // Where the model could not judge it is not asked again at once: the notices say why.
  if (!model || calls.some(({ analysis }) => analysis.analyzer !== "model")) return { byModel: null, failure: null };
  try {
    return { byModel: await compareByModel(calls, { dimensions, signal }, { ...deps, model }, cost), failure: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (signal.aborted) {
      throw new ToolError("unavailable", "The comparison was cancelled. Judged calls are kept; ask again to go on.", {
        cause: error,
      });
    }
    deps.log.warn({ failure: error.failure }, "The model did not compare; levels and statistics do");
    return { byModel: null, failure: error.message };
  }
}

function noticeOf(calls: readonly ComparedCall[], failure: string | null): string | null {
  const analyzers = new Set(calls.map(({ analysis }) => analysis.analyzer));
  const notices = [
    ...new Set(calls.flatMap(({ analysis }) => analysis.notice ?? [])),
    ...(analyzers.size > 1
      ? ["Some calls were judged by Claude and some by conversation signals: their levels are not quite alike."]
      : []),
    ...(failure ? [`Claude did not compare the calls: ${failure} Differences are from levels and statistics.`] : []),
  ];
  return notices.length > 0 ? notices.join(" ") : null;
}
