import { is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as coaching from "./schema/coaching.ts";
import * as orders from "./schema/orders.ts";
import * as profiles from "./schema/profiles.ts";
import * as flows from "./schema/flows.ts";
import * as team from "./schema/team.ts";

/** Everything drizzle knows of our tables. A new schema file joins here. */
export const schema = { ...coaching, ...flows, ...orders, ...profiles, ...team };

/** Every table of ours; drizzle's own record of migrations is not among them. */
export const tables: readonly PgTable[] = Object.values(schema).filter((value) => is(value, PgTable));
