import type { Database } from "../../storage/database.ts";
import { loadCurrentModels } from "./current-models.ts";
import { setFresh } from "./fresh-profiles.ts";
import { listRanges, type RefreshScope } from "./list-ranges.ts";
import { refreshBasis } from "./refresh-basis.ts";
import { writeProfiles } from "./write-profiles.ts";

/**
 * refreshProfiles in the caller's transaction, which holds the orders' lock: orders and profiles change at once or not
 * at all. Product figures (rollups) are brought up to date before.
 * @param onProgress from above 0 to 1, after each range of customers.
 */
export async function refreshProfilesWithin(
  tx: Pick<Database["orm"], "execute">,
  scope: RefreshScope,
  onProgress: (share: number) => void = () => {},
): Promise<number> {
  const current = await loadCurrentModels(tx);
  const basis = await refreshBasis(tx, { runId: current.runId, measureAnew: "all" in scope });
  const ranges = await listRanges(tx, scope, { placed: current.models !== null });
  let written = 0;
  for (const [index, range] of ranges.entries()) {
    written += await writeProfiles(tx, current, basis, range);
    onProgress((index + 1) / ranges.length);
  }
  await setFresh(tx, current.runId, "all" in scope ? basis.asOf : null);
  return written;
}
