import { DBOS } from "@dbos-inc/dbos-sdk";
import { listMissingMonthEnds, outdateRebuilt } from "../customers/snapshots/list-missing-month-ends.ts";
import { breakableSteps } from "./breakable-steps.ts";
import type { DiscoveryProgress } from "./discover.ts";
import { flowId } from "./enqueue-flow.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { moveItem } from "./move-item.ts";
import { type DiscoveryTaskFlow, shareTasks } from "./share-tasks.ts";

/** So that a discovery which is asked for meanwhile waits for as many at most. */
const monthsAtOnce = 2;

/**
 * Computes the snapshots of past month ends from the order history, newest first, each by whichever process is free.
 * When another discovery is published meanwhile it goes on with that one's models. Resolves with the month ends.
 */
export function bindRebuildSnapshots({ customers }: FlowDeps, taskFlow: DiscoveryTaskFlow) {
  const { database, performTask, stop } = customers;
  const step = breakableSteps(stop);

  /** `scope`: `all`, or `missing` for those alone that the current run has nothing of. */
  return async function rebuildSnapshots(months: string, scope: string, itemId: string, run: number) {
    if (scope === "all") await step("outdate", () => outdateRebuilt(database));
    const rebuilt: string[] = [];
    for (let round = 0; ; round += 1) {
      const missing = await step("missing", () => listMissingMonthEnds(database, Number(months)));
      if (missing.length === 0) break;
      await shareTasks(
        missing.slice(0, monthsAtOnce).map((asOf) => ({ task: "month", asOf })),
        {
          parent: `${flowId(itemId, run)}:${round}`,
          flow: taskFlow,
          step,
          performTask,
          onDone: async (done) => {
            const all = rebuilt.length + missing.length;
            const progress: DiscoveryProgress = {
              doing: `Looking back: ${rebuilt.length + done} of ${all} months`,
              fraction: (rebuilt.length + done) / all,
            };
            await DBOS.setEvent("progress", progress);
          },
        },
      );
      rebuilt.push(...missing.slice(0, monthsAtOnce));
    }
    await step("end", () => moveItem(database, { itemId, run }, { state: "done" }));
    return rebuilt;
  };
}
