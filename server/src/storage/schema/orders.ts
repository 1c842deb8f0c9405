import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";
import { money } from "./money.ts";

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
    /** What a text is looked for in: id, name and address in small letters without accents. */
    searchText: text("search_text").generatedAlwaysAs(
      sql`fold_text(id || ' ' || coalesce(name, '') || ' ' || coalesce(email, ''))`,
    ),
  },
  (table) => [
    uniqueIndex("customers_id").on(table.id),
    index("customers_email").on(sql`fold_text(${table.email})`),
    index("customers_without_email")
      .on(table.key)
      .where(sql`${table.email} is null`),
  ],
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
    /** Of which moment the version is that a live order brought; null when nobody said. Only a newer one replaces it. */
    updatedAt: moment("updated_at"),
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

/** Figures of a day, for forecasts and seasons, which look at years of days. Guests are counted apart. */
export const shopDays = pgTable("shop_days", {
  day: date("day").primaryKey(),
  orders: integer("orders").notNull(),
  gross: money("gross").notNull(),
  guestOrders: integer("guest_orders").notNull(),
  guestGross: money("guest_gross").notNull(),
  /** Who ordered for the first time. */
  newCustomers: integer("new_customers").notNull(),
  /** Who ordered after more than 90 days without. */
  regainedCustomers: integer("regained_customers").notNull(),
  /** Whose 91st day without an order it is; also on days to come. */
  lapsedCustomers: integer("lapsed_customers").notNull(),
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
