import type { CallType, RepRole } from "../../calls/call.ts";
import type { Observation } from "../../rubrics/observation.ts";
import type { Scale } from "../../rubrics/scale.ts";
import type { Span } from "../../transcripts/span.ts";
import type { Level } from "../judgement.ts";

/** What one observation counted. */
export interface Count {
  /** Null: it cannot be heard on this call, and `unheard` says why. */
  value: number | null;
  unheard?: string;
  /** The number as a reader wants it, when it is more than the number. */
  shown?: string;
  /** Where it was heard, and where it was missing although there was an occasion. In order of time. */
  hits: Span[];
  misses: Span[];
}

export interface Finding extends Count {
  observation: Observation;
  level: Level | null;
  /** The count and the level it gives, in words. */
  text: string;
}

/** The scale that applies: the call type's, else the role's, else the general one. */
export function scaleFor(observation: Observation, callType: CallType, role: RepRole): Scale {
  return observation.levels_for?.[callType] ?? observation.levels_for?.[role] ?? observation.levels;
}

/** 1 and one more for each of the four marks reached. */
export function levelOn(scale: Scale, value: number): Level {
  const reached =
    "higher" in scale
      ? scale.higher.filter((from) => value >= from).length
      : "lower" in scale
        ? scale.lower.filter((to) => value <= to).length
        : scale.between.filter(([low, high]) => value >= low && value <= high).length;
  return (1 + reached) as Level;
}

export function describe(observation: Observation, count: Count, scale: Scale, level: Level | null): string {
  if (count.value === null || level === null)
    return `${observation.what}: not counted, ${count.unheard ?? "no occasion"}`;
  const shown = count.shown ?? showNumber(count.value);
  return `${observation.what}: ${shown} (level ${level}${nextMark(scale, level)})`;
}

export function showNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function showShare(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function nextMark(scale: Scale, level: Level): string {
  if (level === 5) return "";
  const at = level - 1;
  if ("higher" in scale) {
    const mark = scale.higher[at] ?? 0;
    return `; ${level + 1} from ${showMark(mark)}`;
  }
  if ("lower" in scale) return `; ${level + 1} at ${showMark(scale.lower[at] ?? 0)} or less`;
  const [low, high] = scale.between[at] ?? [0, 0];
  return `; ${level + 1} between ${showMark(low)} and ${showMark(high)}`;
}

function showMark(value: number): string {
  return String(Math.round(value * 100) / 100);
}
