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
const Lists = z.array(z.string().min(1)).min(1);

/** Something said by one side in the turn before or after (or in one of the next `within` turns). */
const Neighbour = z.strictObject({
  by: Speaker,
  say: Lists.optional(),
  as: Form.default("any"),
  within: z.number().int().min(1).max(12).default(2),
});
export type Neighbour = z.output<typeof Neighbour>;

const common = {
  /**
   * One sentence for the reader with what was counted in it: `{n question}` is "4 questions", `{k} of {of}` and `{percent}`
   * belong to shares, `{value}` is the number itself.
   */
  what: z
    .string()
    .min(3)
    .refine((line) => /\{(?:n|k|value|percent)\b/.test(line), {
      error: "must show the number: {n …}, {k}, {percent} or {value}",
    }),
  levels: Scale,
  /** Another scale for a call type or a role; the call type wins. */
  levels_for: z.partialRecord(z.enum([...callTypes, ...repRoles]), Scale).optional(),
  /** Share in the criterion's weighted mean; 0 counts only through `cap`. */
  weight: z.number().min(0).max(5).default(1),
  /** When this observation's level is at most the first, the criterion's is at most the second. */
  cap: z
    .strictObject({ when_at_most: z.number().int().min(1).max(4), level: z.number().int().min(1).max(4) })
    .optional(),
  /** When this observation's level is at least the first, the criterion's is at least the second. */
  floor: z
    .strictObject({ when_at_least: z.number().int().min(2).max(5), level: z.number().int().min(2).max(3) })
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
  /** Only in turns of at most forty-five words that repeat a content word of the turn before by the other side. */
  takes_up: z.boolean().default(false),
  /** Not in the turns that answer an objection: those are judged as handling it. */
  outside_objections: z.boolean().default(false),
  after: Neighbour.optional(),
  followed_by: Neighbour.optional(),
  /**
   * `half_hour` makes calls of different length comparable; `share_of_turns` is of the side's own turns, `share_of_questions`
   * of the turns in which the side asks.
   */
  per: z.enum(["call", "half_hour", "share_of_turns", "share_of_questions"]).default("call"),
  /** What to show when the level is low: what this side said that no question of the rep took up. */
  missed: z.strictObject({ by: Speaker, say: Lists, without: Lists.optional() }).optional(),
});
export type Cues = z.output<typeof Cues>;

/** How many of several topics came up at all: each list counts once, however often it is heard. */
const Coverage = z.strictObject({
  kind: z.literal("coverage"),
  ...common,
  ...heard,
  topics: Lists,
  missed: z.strictObject({ by: Speaker, say: Lists }).optional(),
});
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
  "answer_words",
  "long_turn_share",
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
 * the first two sentences of the answer; `early`, what the rep says before having explained for forty words; the whole first
 * answer; or the exchange up to the next objection.
 */
const ObjectionReplies = z.strictObject({
  kind: z.literal("objection_replies"),
  ...common,
  part: z.enum(["opening", "early", "answer", "exchange"]),
  by: z.enum(["rep", "customer"]).default("rep"),
  flag: z.enum(["acknowledged", "question_follows", "confirmed", "interrupted"]).optional(),
  say: Lists.optional(),
  without: Lists.optional(),
  as: Form.default("any"),
  /** A sentence that repeats a content word of the objection fits too, unless it has a phrase of `without`. */
  takes_up: z.boolean().default(false),
  /** Only where the first answer is at most this long: in a speech every word comes up sooner or later. */
  longest_answer_words: z.number().int().min(1).optional(),
  not: z.boolean().default(false),
});
export type ObjectionReplies = z.output<typeof ObjectionReplies>;

/** The median over objections of one number of the rep's reaction. */
const ObjectionTiming = z.strictObject({
  kind: z.literal("objection_timing"),
  ...common,
  /**
   * `longest_seconds`: the rep's longest turn until the next objection. `speed_ratio`: words a minute in the answer over
   * the rep's own pace on the call.
   */
  of: z.enum(["pause_seconds", "answer_seconds", "longest_seconds", "speed_ratio"]),
});
export type ObjectionTiming = z.output<typeof ObjectionTiming>;

/**
 * Sentences of our side that name something of the product (a capability's term in the product notes, or `say`).
 * `tied`: it or its neighbour has a `link` phrase, or it takes up one content word of the customer's last three turns or two
 * of one earlier sentence. `explained_share`: it has a `link` phrase or a number and at least ten words. `breadth`: how many
 * of the notes' capabilities are explained so. A list of names, or a sentence with one of `without`, is neither.
 * `customer_words`: words of the customer in a hundred words of the turns that name something.
 */
const Capabilities = z.strictObject({
  kind: z.literal("capabilities"),
  ...common,
  of: z.enum(["named", "tied", "tied_share", "explained_share", "breadth", "customer_words"]),
  say: Lists,
  link: Lists,
  without: Lists.optional(),
});
export type Capabilities = z.output<typeof Capabilities>;

/** Statements of our side about plans and mechanisms that agree with the product notes, or differ from them (and their share of both). */
const PlanFacts = z.strictObject({
  kind: z.literal("plan_facts"),
  ...common,
  of: z.enum(["right", "wrong", "wrong_share"]),
});
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
        ...(observation.missed?.without ?? []),
      ];
    case "coverage":
      return [...observation.topics, ...(observation.missed?.say ?? [])];
    case "objection_replies":
      return [...(observation.say ?? []), ...(observation.without ?? [])];
    case "capabilities":
      return [...observation.say, ...observation.link, ...(observation.without ?? [])];
    default:
      return [];
  }
}
