import { sql } from "drizzle-orm";
import type { Call } from "../../src/coaching/calls/call.ts";
import type { Database } from "../../src/storage/database.ts";

/** Keeps requests from being sent once the ledger, with what is under way, would pass the limit. */
export interface Budget {
  /** Resolves with what to call when the analysis has ended. @throws BudgetReached */
  reserve(call: Call): Promise<() => void>;
}

export class BudgetReached extends Error {
  override readonly name = "BudgetReached";
}

export function createBudget(database: Database, maxUsd: number, estimate: (call: Call) => number): Budget {
  let underWay = 0;
  return {
    async reserve(call) {
      const usd = estimate(call);
      underWay += usd;
      const spent = await readLedgerUsd(database);
      if (spent + underWay > maxUsd) {
        underWay -= usd;
        throw new BudgetReached(
          `Stopped at $${spent.toFixed(2)}: the next call could pass $${maxUsd.toFixed(2)}. Allow more with --max-usd.`,
        );
      }
      return () => {
        underWay -= usd;
      };
    },
  };
}

/** Dollars of every request in the ledger. */
export async function readLedgerUsd({ orm }: Database): Promise<number> {
  const { rows } = await orm.execute<{ usd: string }>(sql`select coalesce(sum(usd), 0)::text as usd from model_calls`);
  return Number(rows[0]?.usd ?? 0);
}
