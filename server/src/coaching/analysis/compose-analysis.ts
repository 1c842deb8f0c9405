import type { Call, Dimension } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { scoreDimension } from "../rubrics/score-dimension.ts";
import { scoreOverall } from "../rubrics/score-overall.ts";
import type { Signals } from "../signals/signals.ts";
import type { Window } from "./by-model/cut-windows.ts";
import type { Analyzer, CallAnalysis, Cost } from "./call-analysis.ts";
import type { JudgedOnce } from "./judge-once.ts";
import { rankFindings } from "./rank-findings.ts";
import { summarizeSignals } from "./summarize-signals.ts";

export interface Verdict {
  judged: ReadonlyMap<Dimension, JudgedOnce>;
  analyzer: Analyzer;
  windows: readonly Window[];
  notice: string | null;
}

/** Levels become scores, and the dimensions one answer. Pure. */
export function composeAnalysis(
  call: Call,
  asked: readonly Dimension[],
  { judged, analyzer, windows, notice }: Verdict,
  { signals, cost }: { signals: Signals; cost: Cost },
  { rubrics, settings }: Pick<CoachingDeps, "rubrics" | "settings">,
): CallAnalysis {
  const { id, title, started, durationSeconds, callType, product, url, rep } = call;
  const dimensions = asked.flatMap((dimension) => {
    const one = judged.get(dimension);
    if (!one) return [];
    const score = scoreDimension(one.judgement.criteria, rubrics[dimension], rep.role);
    return [{ ...one.judgement, score, cached: one.cached }];
  });
  const scores = Object.fromEntries(dimensions.map(({ dimension, score }) => [dimension, score]));
  return {
    call: { id, title, started, durationSeconds, callType, product, url, rep },
    scores: { overall: scoreOverall(scores), ...scores },
    dimensions,
    ...rankFindings(dimensions, rubrics, rep.role),
    signals: summarizeSignals(signals, call),
    analyzer,
    model: analyzer === "model" ? settings.coachingModel : null,
    rubricVersions: Object.fromEntries(dimensions.map(({ dimension }) => [dimension, rubrics[dimension].version])),
    cached: dimensions.every(({ cached }) => cached),
    cost,
    rejectedQuotes: dimensions.reduce((sum, each) => sum + each.rejectedQuotes, 0),
    windows: windows.length,
    windowSpans: windows.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds })),
    notice,
  };
}
