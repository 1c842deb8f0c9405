import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
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
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";

/** Exact, in the shop's currency. */
const money = (name: string) => numeric(name, { precision: 18, scale: 4 });

/** One row: what holds for all orders of this workspace. Set by the first import. */
export const shop = pgTable(
  "shop",
  {
    one: boolean("one").primaryKey().default(true),
    currency: text("currency").notNull(),
    /** Where a day begins at midnight. */
    timezone: text("timezone").notNull(),
    since: moment("since").notNull().defaultNow(),
  },
  (table) => [check("shop_one", sql`${table.one}`)],
);

export const orderImports = pgTable("order_imports", {
  id: uuid("id").primaryKey(),
  file: text("file").notNull(),
  sha256: text("sha256").notNull(),
  map: text("map").notNull(),
  rows: integer("rows").notNull(),
  accepted: integer("accepted").notNull(),
  skipped: integer("skipped").notNull(),
  rejected: integer("rejected").notNull(),
  at: moment("at").notNull().defaultNow(),
});

export const customers = pgTable(
  "customers",
  {
    key: integer("key").primaryKey().generatedAlwaysAsIdentity(),
    id: text("id").notNull(),
    email: text("email"),
    name: text("name"),
  },
  (table) => [uniqueIndex("customers_id").on(table.id), index("customers_email").on(sql`lower(${table.email})`)],
);

export const products = pgTable(
  "products",
  {
    key: integer("key").primaryKey().generatedAlwaysAsIdentity(),
    id: text("id").notNull(),
    name: text("name"),
    category: text("category"),
  },
  (table) => [uniqueIndex("products_id").on(table.id), index("products_category").on(table.category)],
);

export const orders = pgTable(
  "orders",
  {
    key: bigint("key", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    id: text("id").notNull(),
    /** Null: a guest, in product and revenue figures only. */
    customerKey: integer("customer_key").references(() => customers.key, { onDelete: "cascade" }),
    orderedAt: moment("ordered_at").notNull(),
    /** The day in the shop's zone. */
    orderedOn: date("ordered_on").notNull(),
    /** A cancelled order counts nowhere but among the cancelled. */
    cancelled: boolean("cancelled").notNull().default(false),
    /** Lines sold and what they came to after discounts; the sums of the order's lines. */
    lines: integer("lines").notNull().default(0),
    gross: money("gross").notNull().default("0"),
    discount: money("discount").notNull().default("0"),
    /** Lines taken back and what was given back for them, positive. */
    returnLines: integer("return_lines").notNull().default(0),
    returned: money("returned").notNull().default("0"),
  },
  (table) => [
    uniqueIndex("orders_id").on(table.id),
    index("orders_customer").on(table.customerKey, table.orderedOn),
    index("orders_day").on(table.orderedOn),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderKey: bigint("order_key", { mode: "number" }).notNull(),
    /** Of the line's id in the file or, without one, of its content and how many alike stood before it in its order. */
    lineKey: bigint("line_key", { mode: "number" }).notNull(),
    customerKey: integer("customer_key"),
    productKey: integer("product_key"),
    orderedOn: date("ordered_on").notNull(),
    isReturn: boolean("is_return").notNull(),
    cancelled: boolean("cancelled").notNull().default(false),
    /** Positive, also of returns. */
    quantity: numeric("quantity", { precision: 14, scale: 3 }).notNull(),
    /** What was paid for the line after discounts or, for a return, given back; positive. */
    total: money("total").notNull(),
    /** What the price was lowered by; 0 when unknown. */
    discount: money("discount").notNull().default("0"),
  },
  (table) => [
    primaryKey({ columns: [table.orderKey, table.lineKey] }),
    index("order_lines_customer").on(table.customerKey),
    index("order_lines_product").on(table.productKey, table.orderedOn),
  ],
);

/** Figures of a month, kept so that a question over years reads some rows. Guests are counted apart. */
export const shopMonths = pgTable("shop_months", {
  /** Its first day. */
  month: date("month").primaryKey(),
  orders: integer("orders").notNull(),
  customers: integer("customers").notNull(),
  lines: integer("lines").notNull(),
  gross: money("gross").notNull(),
  discount: money("discount").notNull(),
  returned: money("returned").notNull(),
  returnLines: integer("return_lines").notNull(),
  returnOrders: integer("return_orders").notNull(),
  cancelledOrders: integer("cancelled_orders").notNull(),
  guestOrders: integer("guest_orders").notNull(),
  guestLines: integer("guest_lines").notNull(),
  guestGross: money("guest_gross").notNull(),
  guestReturned: money("guest_returned").notNull(),
});

/** All buyers, guests among them. */
export const productMonths = pgTable(
  "product_months",
  {
    productKey: integer("product_key").notNull(),
    month: date("month").notNull(),
    orders: integer("orders").notNull(),
    /** Without those of guests: what product affinity divides by. */
    knownOrders: integer("known_orders").notNull().default(0),
    customers: integer("customers").notNull(),
    units: numeric("units", { precision: 18, scale: 3 }).notNull(),
    revenue: money("revenue").notNull(),
    discount: money("discount").notNull(),
    returnedUnits: numeric("returned_units", { precision: 18, scale: 3 }).notNull(),
    returned: money("returned").notNull(),
  },
  (table) => [primaryKey({ columns: [table.productKey, table.month] }), index("product_months_month").on(table.month)],
);

/** Customers by the month of their first order, and what they did so many months later. */
export const cohortMonths = pgTable(
  "cohort_months",
  {
    cohort: date("cohort").notNull(),
    monthsLater: smallint("months_later").notNull(),
    customers: integer("customers").notNull(),
    orders: integer("orders").notNull(),
    gross: money("gross").notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.monthsLater] })],
);

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
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.customerKey] }),
    index("customer_profiles_ltv").on(table.ltv.desc().nullsFirst(), table.customerKey),
    index("customer_profiles_archetype").on(table.archetypeNo),
  ],
);

/** What all profiles of a run were computed with, so that one computed later is comparable (features/). */
export const profileBases = pgTable("profile_bases", {
  runId: integer("run_id").primaryKey(),
  /** The last day whose orders its profiles see; later for those whose orders changed since. */
  asOf: date("as_of").notNull(),
  /** Mean days between purchase days over the shop's repeat buyers. */
  meanGapDays: doublePrecision("mean_gap_days").notNull(),
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
