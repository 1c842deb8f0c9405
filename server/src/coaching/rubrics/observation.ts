import { z } from "zod";
import { callTypes, repRoles } from "../calls/call.ts";
import { Scale } from "./scale.ts";

/** `us` is the rep and colleagues. */
const Speaker = z.enum(["rep", "us", "customer", "anyone"]);
export type SpeakerSide = z.output<typeof Speaker>;
const Region = z.enum(["anywhere", "first_3_minutes", "first_third", "first_two_thirds", "last_third", "last_fifth"]);
export type Region = z.output<typeof Region>;
const Form = z.enum(["question", "statement", "any"]);
export type Form = z.output<typeof Form>;
/** Names of lists in the rubric's `phrases`. */
export const Lists = z.array(z.string().min(1)).min(1);

/** Something said by one side in the turn before or after (or in one of the next `within` turns). */
const Neighbour = z.strictObject({
  by: Speaker,
  say: Lists.optional(),
  as: Form.default("any"),
  within: z.number().int().min(1).max(12).default(2),
});
export type Neighbour = z.output<typeof Neighbour>;

const common = {
  /** What is counted, in words a rep understands; begins the sentence in the reasoning. */
  what: z.string().min(3),
  levels: Scale,
  /** Another scale for a call type or a role; the call type wins. */
  levels_for: z.partialRecord(z.enum([...callTypes, ...repRoles]), Scale).optional(),
  /** Share in the criterion's weighted mean; 0 counts only through `cap`. */
  weight: z.number().min(0).max(5).default(1),
  /** When this observation's level is at most the first, the criterion's is at most the second. */
  cap: z
    .strictObject({ when_at_most: z.number().int().min(1).max(4), level: z.number().int().min(1).max(4) })
    .optional(),
  /** Below this count the whole criterion is not applicable, and `else` says why. */
  only_if: z.strictObject({ at_least: z.number().min(0), else: z.string() }).optional(),
};

const heard = {
  by: Speaker,
  where: Region.default("anywhere"),
  as: Form.default("any"),
};

/** Turns in which one of the phrases is said. Identical sentences and hits within one turn count once. */
const Cues = z.strictObject({
  kind: z.literal("cues"),
  ...common,
  ...heard,
  say: Lists.optional(),
  /** Sentences with one of these are not counted. */
  without: Lists.optional(),
  min_words: z.number().int().min(1).optional(),
  after: Neighbour.optional(),
  followed_by: Neighbour.optional(),
  /** `half_hour` makes calls of different length comparable; `share_of_turns` is of the side's own turns. */
  per: z.enum(["call", "half_hour", "share_of_turns"]).default("call"),
  /** What to show when the level is low: what this side said that no question of the rep took up. */
  missed: z.strictObject({ by: Speaker, say: Lists }).optional(),
});
export type Cues = z.output<typeof Cues>;

/** How many of several topics came up at all: each list counts once, however often it is heard. */
const Coverage = z.strictObject({ kind: z.literal("coverage"), ...common, ...heard, topics: Lists });
export type Coverage = z.output<typeof Coverage>;

export const measures = [
  "talk_ratio",
  "longest_monologue_seconds",
  "longest_customer_story_seconds",
  "interactivity_per_minute",
  "patience_seconds",
  "interruptions_per_half_hour",
  "words_per_minute",
  "filler_per_minute",
  "questions_per_hour",
  "open_questions_per_hour",
  "open_question_share",
  "stacked_question_share",
  "question_spread",
  "follow_up_share",
  "echo_share",
  "customer_turn_words",
  "agenda",
  "recap",
  "next_step",
  "competitors_named",
] as const;
export type MeasureName = (typeof measures)[number];

/** One named statistic of the call. */
const Measure = z.strictObject({ kind: z.literal("measure"), ...common, of: z.enum(measures) });
export type Measure = z.output<typeof Measure>;

/**
 * The share of objections after which something was (or, with `not`, was not) heard from the rep. `part`:
 * the first two sentences of the answer, the whole first answer, or the exchange up to the next objection.
 */
const ObjectionReplies = z.strictObject({
  kind: z.literal("objection_replies"),
  ...common,
  part: z.enum(["opening", "answer", "exchange"]),
  by: z.enum(["rep", "customer"]).default("rep"),
  flag: z.enum(["acknowledged", "question_follows", "confirmed", "interrupted"]).optional(),
  say: Lists.optional(),
  without: Lists.optional(),
  as: Form.default("any"),
  not: z.boolean().default(false),
});
export type ObjectionReplies = z.output<typeof ObjectionReplies>;

/** The median over objections of one number of the rep's reaction. */
const ObjectionTiming = z.strictObject({
  kind: z.literal("objection_timing"),
  ...common,
  /** `speed_ratio`: words a minute in the answer over the rep's own pace on the call. */
  of: z.enum(["pause_seconds", "answer_seconds", "speed_ratio"]),
});
export type ObjectionTiming = z.output<typeof ObjectionTiming>;

/**
 * Sentences of our side that name something of the product (a capability's term in the product notes, or `say`).
 * `tied`: it or its neighbour has a `link` phrase, or it takes up two content words of one sentence the customer said
 * before. `explained`, per half hour: it has a `link` phrase or a number and at least ten words. `breadth`: how many of the
 * notes' capabilities are explained so.
 */
const Capabilities = z.strictObject({
  kind: z.literal("capabilities"),
  ...common,
  of: z.enum(["named", "tied", "tied_share", "explained", "breadth"]),
  say: Lists,
  link: Lists,
});
export type Capabilities = z.output<typeof Capabilities>;

/** Statements of our side about a plan's numbers that agree with the product notes, or differ from them. */
const PlanFacts = z.strictObject({ kind: z.literal("plan_facts"), ...common, of: z.enum(["right", "wrong"]) });
export type PlanFacts = z.output<typeof PlanFacts>;

/** One countable thing that moves a criterion's level. Everything here is set in YAML; nothing needs code. */
export const Observation = z.discriminatedUnion("kind", [
  Cues,
  Coverage,
  Measure,
  ObjectionReplies,
  ObjectionTiming,
  Capabilities,
  PlanFacts,
]);
export type Observation = z.output<typeof Observation>;

/** Every list of phrases an observation refers to. */
export function listsOf(observation: Observation): string[] {
  switch (observation.kind) {
    case "cues":
      return [
        ...(observation.say ?? []),
        ...(observation.without ?? []),
        ...(observation.after?.say ?? []),
        ...(observation.followed_by?.say ?? []),
        ...(observation.missed?.say ?? []),
      ];
    case "coverage":
      return observation.topics;
    case "objection_replies":
      return [...(observation.say ?? []), ...(observation.without ?? [])];
    case "capabilities":
      return [...observation.say, ...observation.link];
    default:
      return [];
  }
}
