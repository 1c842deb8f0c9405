import type { Database } from "../../storage/database.ts";
import type { CurrentRun } from "../search/current-run.ts";
import type { PatternCustomer } from "./select-customers.ts";

/** Everything a pattern is found with; one moment of the database. */
export interface PatternContext {
  tx: Pick<Database["orm"], "execute">;
  run: CurrentRun;
  /** The last day whose orders profiles see. */
  asOf: string;
  /** What a customer's own gap between purchase days is shrunk to. */
  meanGapDays: number;
  page: PatternPage;
}

export interface PatternPage {
  limit: number;
  /** Behind this sort value and key. */
  after: PatternPosition | null;
}

export type PatternPosition = [sortValue: number, customerKey: number];

export interface FoundPattern {
  /** In words and numbers of this shop. */
  definition: string;
  items: { customer: PatternCustomer; why: string }[];
  total: number;
  /** What all of them kept of what they bought, in the shop's currency. */
  revenue: number;
  next: PatternPosition | null;
  /** Why there is nobody, or what the answer cannot know. */
  notice: string | null;
}

export type FindPattern = (context: PatternContext) => Promise<FoundPattern>;
