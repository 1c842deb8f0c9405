import { randomUUID } from "node:crypto";
import { ToolError } from "../../core/errors.ts";
import { ModelError } from "../../core/llm.ts";
import type { Progress } from "../../core/tool.ts";
import { whenDatabaseAnswers } from "../../storage/when-database-answers.ts";
import { dimensions, type Dimension } from "../calls/call.ts";
import { fetchCall } from "../calls/fetch-call.ts";
import { loadCall } from "../calls/load-call.ts";
import type { CoachingDeps } from "../deps.ts";
import { computeSignals } from "../signals/compute-signals.ts";
import type { AnalysisWork } from "./analysis-work.ts";
import { chooseNotes } from "./by-model/render-notes.ts";
import type { AnalyzeRequest, CallAnalysis } from "./call-analysis.ts";
import { composeAnalysis, type Verdict } from "./compose-analysis.ts";
import { explainTooShort } from "./explain-too-short.ts";
import { judgeWithModel } from "./judge-with-model.ts";
import { judgeWithSignals } from "./judge-with-signals.ts";
import { reportProgress } from "./report-progress.ts";
import { isSaved } from "./is-saved.ts";
import { saveSession } from "./save-session.ts";

export interface AnalyzeOptions {
  progress: (update: Progress) => void;
  /** Stops outstanding requests; what was billed until then stands in the ledger. */
  signal: AbortSignal;
  /** Told of each dimension as soon as it is judged and kept. */
  onJudged?: ((dimension: Dimension) => void) | undefined;
  /** `throw`: a model that fails is the caller's to deal with. Default `signals`. */
  onModelFailure?: "signals" | "throw" | undefined;
  /** A UUID: the session is saved under it once, also when everything had been judged before and only saving it was left. */
  sessionId?: string | undefined;
}

/**
 * Judges one call in the dimensions asked for, by the model where there is one and by signals else, and stores
 * what was judged anew as a session. A model that fails is no failure here: the answer is then the signals'
 * whole, and `notice` says why.
 * @throws ModelError where `onModelFailure` asks for it; ToolError `not_found` (here and at Gong), `invalid_input`
 *   (too short to score), `unavailable` (Gong, a model without a price, cancelled).
 */
export async function analyzeCall(
  request: AnalyzeRequest,
  deps: CoachingDeps,
  { progress, signal, onJudged, onModelFailure = "signals", sessionId }: AnalyzeOptions,
): Promise<CallAnalysis> {
  const { useCache = true, forceReanalysis = false } = request;
  const report = reportProgress(progress);
  const since = deps.clock.now();
  report(0, "Loading the call");
  const call = (await loadCall(deps.database, request.callId)) ?? (await fetchCall(request.callId, deps, signal));
  const tooShort = forceReanalysis ? null : explainTooShort(call);
  if (tooShort !== null) throw new ToolError("invalid_input", tooShort);
  report(0.05, "Measuring the conversation");
  const competitors = deps.productNotes.flatMap((notes) => notes.competitors);
  const asked = new Set(request.dimensions ?? dimensions);
  const work: AnalysisWork = {
    call,
    signals: computeSignals(call, competitors),
    dimensions: dimensions.filter((dimension) => asked.has(dimension)),
    notes: chooseNotes(deps.productNotes, call.product),
    deps,
    cache: !useCache || !deps.settings.enableCaching ? "off" : forceReanalysis ? "refresh" : "use",
    cost: { usd: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0 },
    report,
    onJudged,
    signal,
  };
  const analysis = composeAnalysis(call, work.dimensions, await judge(work, onModelFailure), work, deps);
  if (!analysis.cached || !(await isSaved(deps.database, analysis, { whole: sessionId !== undefined }))) {
    const once = { since, at: deps.clock.now(), sessionId: sessionId ?? randomUUID() };
    await whenDatabaseAnswers(() => saveSession(deps.database, analysis, once));
  }
  report(1, "Done");
  return analysis;
}

async function judge(work: AnalysisWork, onModelFailure: "signals" | "throw"): Promise<Verdict> {
  const { model } = work.deps;
  if (!model) return judgeWithSignals(work, null);
  try {
    const verdict = await judgeWithModel(work, { ...work.deps, model });
    if (!isUnfounded(verdict)) return verdict;
    work.deps.log.warn({ callId: work.call.id }, "None of the model's quotes is in the call; signals judge");
    return judgeWithSignals(work, unfounded);
  } catch (error) {
    if (!(error instanceof ModelError) || onModelFailure === "throw") throw error;
    if (work.signal.aborted) {
      throw new ToolError("unavailable", "The analysis was cancelled. What was finished is kept; ask again to go on.", {
        cause: error,
      });
    }
    work.deps.log.warn({ callId: work.call.id, failure: error.failure }, "The model did not judge; signals do");
    return judgeWithSignals(work, `Claude did not judge this call: ${error.message} ${signalsInstead}`);
  }
}

/** A level counts only with words that were said: an answer without any has nothing to show. Pure. */
function isUnfounded({ judged }: Verdict): boolean {
  const judgements = [...judged.values()].map(({ judgement }) => judgement);
  const rejected = judgements.some(({ rejectedQuotes }) => rejectedQuotes > 0);
  return rejected && judgements.every(({ criteria }) => criteria.every(({ evidence }) => evidence.length === 0));
}

const unfounded =
  "Claude judged this call, but nothing it quoted was said on it, so its levels do not count. The scores here are from conversation signals instead.";
const signalsInstead =
  "The scores here are from conversation signals instead. Once that is mended, analyze the call again: what Claude had finished is kept and not paid for twice.";
