import { z } from "zod";
import { dimensions } from "../calls/call.ts";
import { listsOf, Observation } from "./observation.ts";

const Weight = z.number().int().min(0).max(5);
const Text = z.string().trim().min(1);

/** What was seen or heard on a call at each of the five levels: things another listener could check. */
const Anchors = z.strictObject({ 1: Text, 2: Text, 3: Text, 4: Text, 5: Text });

/** What to tell a rep who was low here. `{said}` in a line is replaced by words the customer said, quoted. */
const Advice = z.strictObject({
  /** One sentence: what was missing. */
  missed: Text,
  /** Words to say, for a moment at which the customer can be quoted. */
  say_with_quote: Text.refine((line) => line.includes("{said}"), { error: "must contain {said}" }).optional(),
  /** Words to say anywhere. */
  say: Text.refine((line) => !line.includes("{said}"), { error: "must not contain {said}" }),
});

export const Criterion = z.strictObject({
  /** snake_case, at least two words, unique over all rubrics. */
  id: z.string().regex(/^[a-z]+(_[a-z]+)+$/, { error: "must be snake_case of at least two words" }),
  name: Text,
  why: Text,
  /** How much the criterion counts for each role; 0 leaves it out. */
  weights: z.strictObject({ AE: Weight, SE: Weight, CSM: Weight }),
  /** `with_objections`: not applicable on a call on which the signals list none. */
  applies: z.enum(["always", "with_objections"]).default("always"),
  anchors: Anchors,
  /** Ids of the rubric's `sources`. */
  sources: z.array(Text).min(1),
  advice: Advice,
  /** How the signals analyser counts it. */
  observe: z.array(Observation).min(1),
});
export type Criterion = z.output<typeof Criterion>;

/** Which promises become action items. Regions and sides of the four rubrics must not meet, or an item appears twice. */
const ActionItems = z.strictObject({
  /** The next step found by the signals. */
  next_step: z.boolean().default(false),
  promises: z.array(
    z.strictObject({
      by: z.enum(["us", "customer"]),
      where: z.enum(["first_two_thirds", "last_third"]),
      /** Names of lists in `phrases`; a sentence needs one of each. */
      say: z.array(Text).min(1),
      and: z.array(Text).min(1).optional(),
    }),
  ),
});

export const Rubric = z
  .strictObject({
    dimension: z.enum(dimensions),
    title: Text,
    question: Text,
    sources: z.array(z.strictObject({ id: Text, title: Text, by: Text, year: z.number().int().optional() })).min(1),
    /** Word lists that observations refer to by name. See compilePhrases for the notation. */
    phrases: z.record(z.string(), z.array(Text).min(1)).default({}),
    action_items: ActionItems,
    criteria: z.array(Criterion).min(5).max(7),
  })
  .superRefine((rubric, context) => {
    const sources = new Set(rubric.sources.map((source) => source.id));
    const lists = new Set(Object.keys(rubric.phrases));
    const seen = new Set<string>();
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    for (const [index, { say, and }] of rubric.action_items.promises.entries()) {
      for (const name of [...say, ...(and ?? [])]) {
        if (!lists.has(name)) complain(["action_items", "promises", index], `"${name}" is not a list in phrases`);
      }
    }
    for (const [index, criterion] of rubric.criteria.entries()) {
      const at = ["criteria", index];
      if (seen.has(criterion.id)) complain([...at, "id"], `"${criterion.id}" is used twice`);
      seen.add(criterion.id);
      for (const source of criterion.sources) {
        if (!sources.has(source)) complain([...at, "sources"], `"${source}" is not the id of a source`);
      }
      for (const [place, observation] of criterion.observe.entries()) {
        for (const name of listsOf(observation)) {
          if (!lists.has(name)) complain([...at, "observe", place], `"${name}" is not a list in phrases`);
        }
      }
      if (criterion.observe.every((observation) => observation.weight === 0)) {
        complain([...at, "observe"], "at least one observation needs a weight above 0");
      }
    }
  });

/** A rubric as loaded: `version` is the dimension and a hash of the file's bytes, so any edit is a new version. */
export interface LoadedRubric extends z.output<typeof Rubric> {
  version: string;
}
