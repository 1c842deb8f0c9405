import { ToolError } from "../../core/errors.ts";
import { ModelError } from "../../core/llm.ts";
import { analyzeCall } from "../analysis/analyze-call.ts";
import type { CallAnalysis } from "../analysis/call-analysis.ts";
import { createDeferred } from "../analysis/deferred.ts";
import { type Dimension, dimensions } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { type Analysed, explainAnalysisFailure } from "./explain-analysis-failure.ts";

export interface PartedAnalysis {
  /** Resolves once this dimension is judged and kept, or when it will not be. Begins the analysis when asked first. */
  judge(dimension: Dimension): Promise<"judged" | "failed">;
  /** Resolves once the session is saved, or with what to do instead. */
  finish(): Promise<Analysed>;
}

export interface PartedOptions {
  /** How many tries there were, this one included. */
  attempt: number;
  /** A UUID: this analysis is saved once under it. */
  sessionId: string;
  signal: AbortSignal;
}

/**
 * One analysis of all dimensions that reports each one as it lands, so that whoever records progress can do so
 * dimension by dimension while they share one cached prompt. A model that fails for a while leaves what was
 * judged and asks for another try; one that fails for good gives way to the signals.
 */
export function analyzeInParts(
  callId: string,
  deps: CoachingDeps,
  { attempt, sessionId, signal }: PartedOptions,
): PartedAnalysis {
  const landed = new Map(dimensions.map((dimension) => [dimension, createDeferred<"judged">()]));
  const once = { progress: () => {}, signal, sessionId };
  let running: Promise<CallAnalysis> | undefined;

  const onJudged = (dimension: Dimension) => landed.get(dimension)?.resolve("judged");

  function begin(): Promise<CallAnalysis> {
    if (running) return running;
    running = analyzeCall({ callId }, deps, { ...once, onModelFailure: "throw", onJudged });
    // Whoever asks for the end hears of it. After anything unforeseen, such as a lost database, asking again begins again.
    running.catch((error: unknown) => {
      if (!isExpected(error)) running = undefined;
    });
    return running;
  }

  return {
    async judge(dimension) {
      const end = begin().then(
        () => "judged" as const,
        (error: unknown) => {
          if (isExpected(error)) return "failed" as const;
          throw error;
        },
      );
      return Promise.race([landed.get(dimension)?.promise ?? end, end]);
    },
    async finish() {
      try {
        const { call, notice } = await begin();
        return { outcome: "analysed", title: call.title, notice };
      } catch (error) {
        if (!isExpected(error)) throw error;
        const next = explainAnalysisFailure(error, attempt);
        if (next.outcome !== "by_signals") return next;
        const { call } = await analyzeCall({ callId }, deps, once);
        return { outcome: "by_signals", title: call.title, reason: next.reason };
      }
    },
  };
}

const isExpected = (error: unknown): error is ModelError | ToolError =>
  error instanceof ModelError || error instanceof ToolError;
