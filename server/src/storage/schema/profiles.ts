import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";
import { money } from "./money.ts";

/** Discoveries, newest last. Exactly one finished run is current; run 0 stands for the time before the first one. */
export const discoveryRuns = pgTable("discovery_runs", {
  id: integer("id").primaryKey(),
  state: text("state").notNull(),
  /** The last day whose orders it saw. */
  asOf: date("as_of").notNull(),
  /** Its day was asked for: it stays what it was on that day, also when later orders are known. */
  pinned: boolean("pinned").notNull().default(false),
  startedAt: moment("started_at").notNull().defaultNow(),
  finishedAt: moment("finished_at"),
  customers: integer("customers").notNull().default(0),
  /** `low` below 500 customers, else `high`. */
  confidence: text("confidence"),
  isCurrent: boolean("is_current").notNull().default(false),
  /** Per axis: scaling, centres, names, validity; what it takes to place a new customer (segments/axis-model.ts). */
  axes: jsonb("axes"),
  /** Signatures to archetypes (archetypes/archetype-map.ts). */
  archetypes: jsonb("archetypes"),
  /** What its customers will do (outlook/outlook-model.ts), or what is missing for that; null in runs before there was one. */
  outlook: jsonb("outlook"),
  /** Who asked for it: asked again under the same key, it is the same run. */
  key: text("key").unique(),
});

/** Ranges of customers that a run takes one by one, each by whichever process is free. */
export const discoveryParts = pgTable(
  "discovery_parts",
  {
    runId: integer("run_id").notNull(),
    part: smallint("part").notNull(),
    firstKey: integer("first_key").notNull(),
    lastKey: integer("last_key").notNull(),
    /** Profiles computed of it. */
    customers: integer("customers"),
    /** Its profiles are in the run's partition. */
    written: boolean("written").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.runId, table.part] })],
);

export const archetypes = pgTable(
  "archetypes",
  {
    runId: integer("run_id").notNull(),
    /** Stable over runs. */
    id: text("id").notNull(),
    /** Stands for it in customer_profiles. */
    no: smallint("no").notNull(),
    name: text("name").notNull(),
    traits: text("traits").array().notNull(),
    /** {axis: {segment, strength}} */
    signature: jsonb("signature").notNull(),
    members: integer("members").notNull(),
    populationShare: numeric("population_share", { precision: 9, scale: 8 }).notNull(),
    averageLtv: money("average_ltv").notNull(),
    totalRevenue: money("total_revenue").notNull(),
    /** Of members whose own signature it is; the rest were folded into it. */
    ownMembers: integer("own_members").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.id] }), uniqueIndex("archetypes_no").on(table.runId, table.no)],
);

/**
 * One row a customer and run, in one partition a run (made by customers/discovery/create-profile-partition.ts), so
 * that a new run appears at once and an old one goes without a trace. Partitioned by hand in the migration.
 */
export const customerProfiles = pgTable(
  "customer_profiles",
  {
    runId: integer("run_id").notNull(),
    customerKey: integer("customer_key").notNull(),
    asOf: date("as_of").notNull(),
    firstOrderOn: date("first_order_on").notNull(),
    lastOrderOn: date("last_order_on").notNull(),
    orderCount: integer("order_count").notNull(),
    purchaseDays: integer("purchase_days").notNull(),
    gross: money("gross").notNull(),
    returned: money("returned").notNull(),
    /** gross - returned. */
    ltv: money("ltv").notNull(),
    aov: money("aov").notNull(),
    returnRate: numeric("return_rate", { precision: 7, scale: 6 }).notNull(),
    discountShare: numeric("discount_share", { precision: 7, scale: 6 }).notNull(),
    /** Mean days between purchase days; null below two. */
    averageGapDays: numeric("average_gap_days", { precision: 9, scale: 3 }),
    units: numeric("units", { precision: 18, scale: 3 }).notNull(),
    lines: integer("lines").notNull(),
    /** In the order of features/feature-names.ts. */
    features: real("features").array().notNull(),
    /** Null before the first discovery. */
    archetypeNo: smallint("archetype_no"),
    /** Places of dominant segments, one an axis in the order of axes.ts. */
    dominant: smallint("dominant").array(),
    /** 2 strong, 1 moderate, 0 weak; in the order of axes.ts. */
    strength: smallint("strength").array(),
    /** All axes one after another, in the order of their segments. */
    memberships: real("memberships").array(),
    /** What can be summed over everybody by SQL (outlook/outlook-columns.ts); null where the run has no outlook. Within 90 days. */
    probabilityNoPurchase: real("probability_no_purchase"),
    /** Not gone for good. */
    probabilityAlive: real("probability_alive"),
    /** Added to the repeat model's logit of no purchase, at every horizon. */
    churnShift: real("churn_shift"),
    /** Within 90 days. */
    expectedPurchases: real("expected_purchases"),
    /** What a purchase day of theirs is expected to bring, in the shop's currency. */
    expectedSpend: real("expected_spend"),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.customerKey] }),
    // All that RFM reads of a customer: a fraction of the table.
    index("customer_profiles_rfm").on(
      table.runId,
      table.gross.desc().nullsFirst(),
      table.customerKey,
      table.lastOrderOn,
      table.orderCount,
    ),
  ],
);

/** What all profiles of a run were computed with, so that one computed later is comparable (features/). */
export const profileBases = pgTable("profile_bases", {
  runId: integer("run_id").primaryKey(),
  /** The last day whose orders its profiles see; later for those whose orders changed since. */
  asOf: date("as_of").notNull(),
  /** Mean days between purchase days over the shop's repeat buyers. */
  meanGapDays: doublePrecision("mean_gap_days").notNull(),
  /** All of the run's profiles were computed with these at once, and no order has changed since. */
  isFresh: boolean("is_fresh").notNull().default(false),
});

/** Members and figures of every segment and archetype at a day. */
export const segmentSnapshots = pgTable(
  "segment_snapshots",
  {
    asOf: date("as_of").notNull(),
    axis: text("axis").notNull(),
    segment: text("segment").notNull(),
    runId: integer("run_id").notNull(),
    members: integer("members").notNull(),
    share: numeric("share", { precision: 9, scale: 8 }).notNull(),
    /** Sum of memberships: fuzzy members. */
    weight: numeric("weight", { precision: 16, scale: 4 }).notNull(),
    revenue: money("revenue").notNull(),
    /** True when computed afterwards from the order history. */
    rebuilt: boolean("rebuilt").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.axis, table.segment, table.asOf] })],
);

export const archetypeSnapshots = pgTable(
  "archetype_snapshots",
  {
    asOf: date("as_of").notNull(),
    archetypeId: text("archetype_id").notNull(),
    runId: integer("run_id").notNull(),
    members: integer("members").notNull(),
    share: numeric("share", { precision: 9, scale: 8 }).notNull(),
    averageLtv: money("average_ltv").notNull(),
    revenue: money("revenue").notNull(),
    rebuilt: boolean("rebuilt").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.archetypeId, table.asOf] })],
);

/** What changed of a customer, at the first snapshot that saw it: rows only where something differs from before. */
export const customerSnapshots = pgTable(
  "customer_snapshots",
  {
    customerKey: integer("customer_key").notNull(),
    asOf: date("as_of").notNull(),
    archetypeId: text("archetype_id"),
    /** {axis: segment} */
    segments: jsonb("segments").notNull(),
    ltv: money("ltv").notNull(),
    orderCount: integer("order_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerKey, table.asOf] })],
);

/** Customers whose orders changed while a discovery was under way: placed anew once it is published. */
export const changedCustomers = pgTable("changed_customers", {
  customerKey: integer("customer_key").primaryKey(),
  at: moment("at").notNull().defaultNow(),
});
