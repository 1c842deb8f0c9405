import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const callRef = () =>
  text("call_id")
    .notNull()
    .references(() => calls.id, { onDelete: "cascade" });

export const calls = pgTable(
  "calls",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    started: moment("started").notNull(),
    durationSeconds: doublePrecision("duration_seconds").notNull(),
    callType: text("call_type").notNull(),
    product: text("product"),
    url: text("url"),
    source: text("source").notNull(),
    isPrivate: boolean("is_private").notNull().default(false),
    timingsApproximate: boolean("timings_approximate").notNull().default(false),
    repSpeakerId: text("rep_speaker_id").notNull(),
    repName: text("rep_name").notNull(),
    repEmail: text("rep_email"),
    repRole: text("rep_role").notNull(),
    repChosenBy: text("rep_chosen_by").notNull(),
    transcriptHash: text("transcript_hash").notNull(),
    /** What Gong itself said of the call, raw. */
    gong: jsonb("gong"),
    storedAt: moment("stored_at").notNull().defaultNow(),
    /** What Gong and the recorder say the call was about, lower case. */
    topics: text("topics").array().notNull().default([]),
    /** The newest score in each dimension; null when not judged, not applicable, or judged on another transcript. */
    overall: doublePrecision("overall"),
    discovery: doublePrecision("discovery"),
    productKnowledge: doublePrecision("product_knowledge"),
    objectionHandling: doublePrecision("objection_handling"),
    engagement: doublePrecision("engagement"),
    /** Who gave the newest scores: `signals` or `model`. */
    analyzer: text("analyzer"),
    analyzedAt: moment("analyzed_at"),
    objectionTypes: text("objection_types").array().notNull().default([]),
  },
  (table) => [
    index("calls_started").on(table.started, table.id),
    index("calls_rep").on(sql`lower(${table.repEmail})`, table.started),
    index("calls_overall").on(table.overall, table.started),
    // Carries every score, so that a mean over the whole team never reads a row.
    index("calls_scores").on(
      table.started,
      table.product,
      table.repRole,
      table.overall,
      table.discovery,
      table.productKnowledge,
      table.objectionHandling,
      table.engagement,
      table.id,
    ),
    index("calls_objection_types").using("gin", table.objectionTypes),
    index("calls_topics").using("gin", table.topics),
    check("calls_duration", sql`${table.durationSeconds} >= 0`),
  ],
);

export const speakers = pgTable(
  "speakers",
  {
    callId: callRef(),
    speakerId: text("speaker_id").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    title: text("title"),
    affiliation: text("affiliation").notNull(),
    userId: text("user_id"),
  },
  (table) => [primaryKey({ columns: [table.callId, table.speakerId] })],
);

export const transcriptTurns = pgTable(
  "transcript_turns",
  {
    callId: callRef(),
    turnIndex: integer("turn_index").notNull(),
    speakerId: text("speaker_id").notNull(),
    topic: text("topic"),
    startMs: integer("start_ms").notNull(),
    endMs: integer("end_ms").notNull(),
    /** `[{startMs, endMs, text}]`, exactly as recorded. */
    sentences: jsonb("sentences").notNull().$type<{ startMs: number; endMs: number; text: string }[]>(),
    /** What the turn can be found by. Of an enormous one, its first 200,000 characters: a tsvector holds 1 MB at most. */
    words: tsvector("words").generatedAlwaysAs(
      sql`case when octet_length(sentences::text) <= 400000 then to_tsvector('english'::regconfig, sentences) else to_tsvector('english'::regconfig, left(jsonb_path_query_array(sentences, '$[*].text')::text, 200000)) end`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.turnIndex] }),
    check("transcript_turns_times", sql`0 <= ${table.startMs} and ${table.startMs} <= ${table.endMs}`),
  ],
);

/** Which words stand anywhere in a call, without positions: the first sieve of a search. */
export const callTexts = pgTable(
  "call_texts",
  {
    callId: callRef().primaryKey(),
    words: tsvector("words").notNull(),
  },
  (table) => [index("call_texts_words").using("gin", table.words)],
);

/** The newest level of each criterion of each call, for everything that looks across calls. */
export const callCriteria = pgTable(
  "call_criteria",
  {
    callId: callRef(),
    dimension: text("dimension").notNull(),
    criterion: text("criterion").notNull(),
    /** 1-5; null when the criterion does not apply or cannot be judged. */
    level: smallint("level"),
    analyzer: text("analyzer").notNull(),
    rubricVersion: text("rubric_version").notNull(),
    /** Of the call, so that the newest examples are found without it. */
    started: moment("started").notNull(),
    /** `Quote[]`, the best first; at most three. */
    evidence: jsonb("evidence").notNull(),
    /** `{what, why, sayInstead}` when the analysis advised something here. */
    advice: jsonb("advice"),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.dimension, table.criterion] }),
    index("call_criteria_best").on(table.dimension, table.criterion, table.level, table.started),
    // All levels of a call without its evidence.
    index("call_criteria_levels").on(table.callId, table.criterion, table.level),
    index("call_criteria_advice")
      .on(table.callId, table.criterion)
      .where(sql`${table.advice} is not null`),
    check("call_criteria_level", sql`${table.level} between 1 and 5`),
  ],
);

/** Every rubric version ever used, so that an old score can be read beside the text it was judged by. */
export const rubrics = pgTable(
  "rubrics",
  {
    dimension: text("dimension").notNull(),
    version: text("version").notNull(),
    content: jsonb("content").notNull(),
    loadedAt: moment("loaded_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.dimension, table.version] })],
);

/** The cache: one judged dimension under the hash of everything it depends on. */
export const dimensionAnalyses = pgTable(
  "dimension_analyses",
  {
    cacheKey: text("cache_key").primaryKey(),
    callId: callRef(),
    dimension: text("dimension").notNull(),
    analyzer: text("analyzer").notNull(),
    model: text("model"),
    rubricVersion: text("rubric_version").notNull(),
    promptVersion: text("prompt_version").notNull(),
    judgement: jsonb("judgement").notNull(),
    windows: integer("windows").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    index("dimension_analyses_call").on(table.callId),
    index("dimension_analyses_expiry").on(table.expiresAt),
  ],
);

/** One row per finished analysis of a call; the newest is what the call's scores are. */
export const coachingSessions = pgTable(
  "coaching_sessions",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    callId: callRef(),
    analyzer: text("analyzer").notNull(),
    model: text("model"),
    overall: doublePrecision("overall"),
    /** `{dimension: score or null}` */
    scores: jsonb("scores").notNull().$type<Record<string, number | null>>(),
    rubricVersions: jsonb("rubric_versions").notNull().$type<Record<string, string>>(),
    /** The whole answer as it was given. */
    result: jsonb("result").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("coaching_sessions_call").on(table.callId, table.createdAt),
    check("coaching_sessions_overall", sql`${table.overall} between 0 and 100`),
  ],
);

/** The ledger: every request to a model that was answered or billed. Kept when the call is erased. */
export const modelCalls = pgTable(
  "model_calls",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    at: moment("at").notNull().defaultNow(),
    purpose: text("purpose").notNull(),
    callId: text("call_id"),
    dimension: text("dimension"),
    model: text("model").notNull(),
    requestId: text("request_id"),
    outcome: text("outcome").notNull(),
    inputTokens: integer("input_tokens").notNull(),
    cacheReadTokens: integer("cache_read_tokens").notNull(),
    cacheWrite5mTokens: integer("cache_write_5m_tokens").notNull(),
    cacheWrite1hTokens: integer("cache_write_1h_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
    usd: numeric("usd", { precision: 14, scale: 8 }).notNull(),
    latencyMs: integer("latency_ms").notNull(),
  },
  (table) => [
    index("model_calls_at").on(table.at),
    index("model_calls_call").on(table.callId),
    check("model_calls_usd", sql`${table.usd} >= 0`),
  ],
);

/** What happened, newest first, for people. */
export const feed = pgTable(
  "feed",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    at: moment("at").notNull().defaultNow(),
    kind: text("kind").notNull(),
    callId: text("call_id").references(() => calls.id, { onDelete: "cascade" }),
    repEmail: text("rep_email"),
    headline: text("headline").notNull(),
    detail: jsonb("detail").notNull(),
    /** Given where the same thing must not be told twice. */
    key: text("key").unique("feed_key"),
  },
  (table) => [
    index("feed_at").on(table.at, table.id),
    index("feed_rep").on(sql`lower(${table.repEmail})`, table.at),
    index("feed_call").on(table.callId),
  ],
);
