import type { Progress } from "../../core/tool.ts";

/** Tells how far an analysis is, 0-1. */
export type Report = (fraction: number, message: string) => void;

/** Progress that never goes back, whatever finishes first. */
export function reportProgress(progress: (update: Progress) => void): Report {
  let reached = 0;
  return (fraction, message) => {
    reached = Math.min(1, Math.max(reached, fraction));
    progress({ fraction: reached, message });
  };
}
