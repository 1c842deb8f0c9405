import type { Database } from "../../storage/database.ts";
import { holdOrders } from "../discovery/hold-orders.ts";
import { loadCurrentModels } from "./current-models.ts";
import { setFresh } from "./fresh-profiles.ts";
import { listRanges, type RefreshScope } from "./list-ranges.ts";
import { refreshBasis } from "./refresh-basis.ts";
import { writeProfiles } from "./write-profiles.ts";

/**
 * Computes profiles anew into the current run, as of the shop's last day with an order (refreshBasis), places them by
 * the run's models, and deletes those of who has no counted order any more. In transactions of its own, range by range,
 * each of which waits for and holds the orders' lock: what is written agrees with the orders. Resolves with how many
 * profiles were written.
 */
export async function refreshProfiles({ orm }: Pick<Database, "orm">, scope: RefreshScope): Promise<number> {
  let written = 0;
  let all = "all" in scope;
  for (const range of await listRanges(orm, scope, { placed: true })) {
    const measureAnew = all;
    all = false;
    written += await orm.transaction(async (tx) => {
      await holdOrders(tx);
      const current = await loadCurrentModels(tx);
      const basis = await refreshBasis(tx, { runId: current.runId, measureAnew });
      await setFresh(tx, current.runId, null);
      return writeProfiles(tx, current, basis, range);
    });
  }
  return written;
}
