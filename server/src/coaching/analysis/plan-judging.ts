import type { Call, Dimension } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import type { ProductNotes } from "../rubrics/product-notes.ts";
import { cutWindows, wholeCall, type Window } from "./by-model/cut-windows.ts";
import { cacheKey } from "./cache-key.ts";
import type { CachedRow } from "./dimension-cache.ts";

/** How the model judges one call, and where what it judged is kept: the same for every way of asking it. */
export interface JudgingPlan {
  /** One: the call is judged whole. */
  windows: Window[];
  keyOf: (dimension: Dimension, part?: Window) => string;
  /** What is kept of a whole judgement, or of an answer about one part. */
  toRow: (dimension: Dimension, key: string, kept: unknown, analyzer: "model" | "model_part") => CachedRow;
}

/** A call goes in parts from `longCallMinutes` on, where one window does not hold it. */
export function planJudging(
  call: Call,
  notes: readonly ProductNotes[],
  { rubrics, prompts, settings }: Pick<CoachingDeps, "rubrics" | "prompts" | "settings">,
): JudgingPlan {
  const long = call.durationSeconds >= settings.longCallMinutes * 60;
  const windows = long ? cutWindows(call, settings) : [wholeCall(call)];
  return {
    windows,
    keyOf: (dimension, part) =>
      cacheKey({
        call,
        dimension,
        rubric: rubrics[dimension],
        version: prompts.version,
        judgedBy: settings.coachingModel,
        notes,
        windows: windows.length > 1 ? settings : null,
        ...(part && { part }),
      }),
    toRow: (dimension, key, kept, analyzer) => ({
      cacheKey: key,
      callId: call.id,
      dimension,
      analyzer,
      model: settings.coachingModel,
      rubricVersion: rubrics[dimension].version,
      promptVersion: prompts.version,
      judgement: kept,
      windows: analyzer === "model" ? windows.length : 1,
    }),
  };
}
