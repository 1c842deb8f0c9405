import { numeric } from "drizzle-orm/pg-core";

/** Exact, in the shop's currency. */
export const money = (name: string) => numeric(name, { precision: 18, scale: 4 });
