import { z } from "zod";
import { dimensions } from "../calls/call.ts";
import { Observation } from "./observation.ts";

const Weight = z.number().int().min(0).max(5);

/** What was seen or heard on a call at each of the five levels: things another listener could check. */
const Anchors = z.strictObject({
  1: z.string(),
  2: z.string(),
  3: z.string(),
  4: z.string(),
  5: z.string(),
});

export const Criterion = z.strictObject({
  /** snake_case, at least two words, unique over all rubrics. */
  id: z.string().regex(/^[a-z]+(_[a-z]+)+$/),
  name: z.string(),
  why: z.string(),
  /** How much the criterion counts for each role; 0 leaves it out. */
  weights: z.strictObject({ AE: Weight, SE: Weight, CSM: Weight }),
  /** `with_objections`: not applicable on a call where none was raised. */
  applies: z.enum(["always", "with_objections"]).default("always"),
  anchors: Anchors,
  sources: z.array(z.string()).min(1),
  /** How the signals analyser counts it. */
  observe: z.array(Observation).min(1),
});
export type Criterion = z.output<typeof Criterion>;

export const Rubric = z.strictObject({
  dimension: z.enum(dimensions),
  title: z.string(),
  question: z.string(),
  sources: z
    .array(z.strictObject({ id: z.string(), title: z.string(), by: z.string(), year: z.number().int().optional() }))
    .min(1),
  criteria: z.array(Criterion).min(5).max(7),
});

/** A rubric as loaded: `version` is the date stated in the file and a hash of its bytes, so any edit is a new version. */
export interface LoadedRubric extends z.output<typeof Rubric> {
  version: string;
}
