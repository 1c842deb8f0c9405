import type { Timeline } from "../transcripts/timeline.ts";
import type { Signals } from "./signals.ts";

/** Overlaps shorter than this are within the error of word timing. */
export const overlapToleranceMs = 200;

type Flow = Pick<Signals, "interactivityPerMinute" | "patienceSeconds" | "interruptions">;

/**
 * How the floor changes hands, over runs (back-channels left out): switches per minute of the call, the median
 * gap of 0 or more before the rep follows a customer, and how often the rep started more than 0.2 s before the
 * customer's end. Gaps mean nothing on approximate timings: those two are null then.
 */
export function measureFlow({ runs, call }: Timeline, callSeconds: number): Flow {
  const gapsMs: number[] = [];
  let switches = 0;
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (!before || before.speakerId === run.speakerId) continue;
    switches += 1;
    if (before.side === "customer" && run.side === "rep") gapsMs.push(run.startMs - before.endMs);
  }
  const patienceMs = call.timingsApproximate ? null : median(gapsMs.filter((gap) => gap >= 0));
  return {
    interactivityPerMinute: callSeconds > 0 ? switches / (callSeconds / 60) : 0,
    patienceSeconds: patienceMs === null ? null : patienceMs / 1000,
    interruptions: call.timingsApproximate ? null : gapsMs.filter((gap) => gap < -overlapToleranceMs).length,
  };
}

function median(numbers: number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
