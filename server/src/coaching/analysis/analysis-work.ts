import type { Call, Dimension } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import type { ProductNotes } from "../rubrics/product-notes.ts";
import type { Signals } from "../signals/signals.ts";
import type { Cost } from "./call-analysis.ts";
import type { OnceJob } from "./judge-once.ts";
import type { Report } from "./report-progress.ts";

/** One analysis under way: what both analysers work from. */
export interface AnalysisWork {
  call: Call;
  signals: Signals;
  dimensions: readonly Dimension[];
  /** The notes that bear on this call. */
  notes: readonly ProductNotes[];
  deps: CoachingDeps;
  cache: OnceJob["cache"];
  /** Added to with every request this analysis sends. */
  cost: Cost;
  report: Report;
  /** Told of each dimension as soon as it is judged and kept. */
  onJudged?: ((dimension: Dimension) => void) | undefined;
  signal: AbortSignal;
}
