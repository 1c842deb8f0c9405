import type { Database } from "../../storage/database.ts";

/** The database or a transaction of it. */
export type Executor = Pick<Database["orm"], "select" | "insert" | "update" | "delete" | "execute" | "transaction">;
