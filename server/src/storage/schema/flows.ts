import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";

/** Everything that was asked of the product from outside and is worked on by itself: told to people by `rapport flows`. */
export const workItems = pgTable(
  "work_items",
  {
    /** `call:<id>`, `delivery:<hash of a body without a call>`, `sync:…`, `review:…`: the same thing asked twice is one item. */
    id: text("id").primaryKey(),
    kind: text("kind").notNull(),
    callId: text("call_id"),
    title: text("title"),
    /** Who asked first: `webhook`, `sync`, `schedule` or `cli`. */
    source: text("source").notNull(),
    /** `queued` while it is waiting or worked on; `parked` waits for a time or a person; the others are over. */
    state: text("state").notNull(),
    /** Why it is parked, failed or skipped, and what to do about it. */
    reason: text("reason"),
    /** Tries for the same reason, this one included. */
    attempt: integer("attempt").notNull().default(1),
    /** Flows started for it so far. */
    run: integer("run").notNull().default(1),
    nextAttemptAt: moment("next_attempt_at"),
    /** The durable workflow that is at it, or was last. */
    workflowId: text("workflow_id"),
    deliveries: integer("deliveries").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("work_items_open")
      .on(table.updatedAt)
      .where(sql`${table.state} in ('queued', 'parked', 'failed')`),
    index("work_items_updated").on(table.updatedAt),
    index("work_items_call").on(table.callId),
    check("work_items_state", sql`${table.state} in ('queued', 'parked', 'failed', 'done', 'skipped')`),
  ],
);

/** Processes that work on flows. One whose beat is old is taken to be dead, and its work is given to others. */
export const workers = pgTable("workers", {
  executorId: text("executor_id").primaryKey(),
  role: text("role").notNull(),
  host: text("host").notNull(),
  pid: integer("pid").notNull(),
  startedAt: moment("started_at").notNull().defaultNow(),
  beatAt: moment("beat_at").notNull().defaultNow(),
});

/** When the next request to an outside service may go, over all processes. */
export const outsideLimits = pgTable("outside_limits", {
  name: text("name").primaryKey(),
  nextAt: moment("next_at").notNull(),
  /** In UTC. */
  day: date("day", { mode: "string" }).notNull(),
  usedToday: integer("used_today").notNull().default(0),
});
