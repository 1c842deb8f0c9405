import { setImmediate as nextTurn } from "node:timers/promises";
import { judgeBySignals } from "./by-signals/judge-by-signals.ts";
import { signalsAnalyzerVersion } from "./by-signals/signals-analyzer-version.ts";
import { wholeCall } from "./by-model/cut-windows.ts";
import type { AnalysisWork } from "./analysis-work.ts";
import { cacheKey } from "./cache-key.ts";
import type { Verdict } from "./compose-analysis.ts";
import { describeLimits } from "./describe-limits.ts";
import { judgeOnce } from "./judge-once.ts";

/** Judges by what can be counted. Costs nothing but time, and is cached so that a repeat is the same to the letter. */
export async function judgeWithSignals(work: AnalysisWork, notice: string | null): Promise<Verdict> {
  const { call, signals, dimensions, notes, deps, cache, report, signal } = work;
  const { rubrics } = deps;
  const version = signalsAnalyzerVersion;
  report(0.9, "Scoring by signals");
  const judged = await judgeOnce({
    wanted: dimensions.map((dimension) => ({
      dimension,
      key: cacheKey({
        call,
        dimension,
        rubric: rubrics[dimension],
        version,
        judgedBy: "signals",
        notes,
        windows: null,
      }),
    })),
    deps,
    cache,
    paid: false,
    judge: (wanted) =>
      wanted.map(async ({ dimension }, place) => {
        // One dimension at a time, so that the process answers others in between.
        for (let turn = 0; turn <= place; turn += 1) await nextTurn();
        return judgeBySignals({ call, signals, rubric: rubrics[dimension], productNotes: [...notes] });
      }),
    toRow: ({ dimension, key }, judgement) => ({
      cacheKey: key,
      callId: call.id,
      dimension,
      analyzer: "signals",
      model: null,
      rubricVersion: rubrics[dimension].version,
      promptVersion: version,
      judgement,
    }),
    onJudged: work.onJudged,
    signal,
  });
  const said = [notice, describeLimits(call, signals)].filter((part) => part !== null);
  return { judged, analyzer: "signals", windows: [wholeCall(call)], notice: said.join(" ") || null };
}
