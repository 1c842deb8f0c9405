import type { RepRole } from "../calls/call.ts";
import type { Criterion } from "../rubrics/rubric.ts";
import type { CallToHear } from "./find-calls-to-hear.ts";
import type { Standing } from "./rank-standings.ts";

export interface PlanItem {
  focus: string;
  why: string;
  exercise: string;
  calls: CallToHear[];
}

/** One item a gap: what to work on, why by the numbers, a practice from the rubric's next level, and calls to hear. */
export function writeCoachingPlan(gaps: readonly { gap: Standing; calls: CallToHear[] }[], role: RepRole): PlanItem[] {
  return gaps.map(({ gap, calls }) => ({
    focus: gap.criterion.name,
    why: sayWhy(gap, role),
    exercise: sayExercise(gap),
    calls,
  }));
}

function sayWhy({ criterion, level, calls, teamLevel, weight }: Standing, role: RepRole): string {
  const beside = teamLevel === null ? "" : `, the team's is ${teamLevel.toFixed(1)}`;
  const over = calls === 1 ? "on one call" : `over ${calls} calls`;
  return `Level ${level.toFixed(1)} of 5 ${over}${beside}; it weighs ${weight} of 5 for ${role === "CSM" ? "a" : "an"} ${role}. ${criterion.why}`;
}

function sayExercise({ criterion, level }: Standing): string {
  // Level 2 says what is still done badly: nothing to aim for.
  const next = Math.max(3, Math.min(5, Math.floor(level) + 1));
  return `On the next three calls aim for level ${next}: ${anchorOf(criterion, next)} A way in: “${criterion.advice.say}”`;
}

/** An anchor that builds on a lower one ("As 4, …") is given with it. */
function anchorOf({ anchors }: Criterion, level: number): string {
  const anchor = anchors[level as keyof typeof anchors];
  const [opening, lower] = /^As ([1-4]), (?:and )?/.exec(anchor) ?? [];
  if (!opening) return anchor;
  return `${anchors[Number(lower) as keyof typeof anchors]} Also: ${anchor.slice(opening.length)}`;
}
