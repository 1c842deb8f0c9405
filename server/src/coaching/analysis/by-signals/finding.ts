import type { CallType, RepRole } from "../../calls/call.ts";
import type { Observation } from "../../rubrics/observation.ts";
import type { Scale } from "../../rubrics/scale.ts";
import type { Span } from "../../transcripts/span.ts";
import type { Level } from "../judgement.ts";
import { showNumber, wordFinding } from "./word-finding.ts";

/** What one observation counted. */
export interface Count {
  /** Null: it cannot be heard on this call, and `unheard` says why. */
  value: number | null;
  /** A whole sentence. */
  unheard?: string;
  /** The number in words where a bare number says nothing. */
  shown?: string;
  /** What `value` is a share of or a rate from: "3 of 8", or 3 in `minutes`. */
  count?: number;
  outOf?: number;
  minutes?: number;
  /** What the scale's marks are measured in. */
  unit?: "share" | "per half hour" | "an hour";
  /** Where it was heard, and where it was missing although there was an occasion. In order of time. */
  hits: Span[];
  misses: Span[];
}

export interface Finding extends Count {
  observation: Observation;
  level: Level | null;
  /** One sentence with the number; `text` also has the level it gives and where the next one begins. */
  sentence: string;
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

export function describe(
  observation: Observation,
  count: Count,
  scale: Scale,
  level: Level | null,
): Pick<Finding, "sentence" | "text"> {
  const sentence = wordFinding(observation.what, count);
  if (count.value === null || level === null) return { sentence, text: sentence };
  return { sentence, text: sentence.replace(/\.$/, ` (level ${level}${nextMark(scale, level, count.unit)}).`) };
}

function nextMark(scale: Scale, level: Level, unit: Count["unit"]): string {
  if (level === 5) return "";
  const at = level - 1;
  const mark = (value: number) => showMark(value, unit);
  if ("higher" in scale) return `, ${level + 1} from ${mark(scale.higher[at] ?? 0)}`;
  if ("lower" in scale) return `, ${level + 1} at ${mark(scale.lower[at] ?? 0)} or less`;
  const [low, high] = scale.between[at] ?? [0, 0];
  return `, ${level + 1} between ${mark(low)} and ${mark(high)}`;
}

function showMark(value: number, unit: Count["unit"]): string {
  if (unit === "share") return `${Math.round(value * 100)} %`;
  return unit === undefined ? String(Math.round(value * 100) / 100) : `${showNumber(value)} ${unit}`;
}
