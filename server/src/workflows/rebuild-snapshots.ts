import { DBOS } from "@dbos-inc/dbos-sdk";
import { listMonthEnds } from "../customers/snapshots/list-month-ends.ts";
import type { DiscoveryProgress } from "./discover.ts";
import { flowId } from "./enqueue-flow.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { moveItem } from "./move-item.ts";
import { patiently } from "./patiently.ts";
import { type DiscoveryTaskFlow, shareTasks } from "./share-tasks.ts";

/** Computes the snapshots of past month ends from the order history, each by whichever process is free. */
export function bindRebuildSnapshots({ customers: deps }: FlowDeps, taskFlow: DiscoveryTaskFlow) {
  const { database } = deps;
  return async function rebuildSnapshots(months: string, itemId: string, run: number): Promise<string[]> {
    const ends = await DBOS.runStep(() => listMonthEnds(database, Number(months)), { name: "months", ...patiently });
    await shareTasks(
      ends.map((asOf) => ({ task: "month", asOf })),
      {
        parent: flowId(itemId, run),
        flow: taskFlow,
        deps,
        onDone: async (done, of) => {
          const progress: DiscoveryProgress = { doing: `${done} of ${of} months`, fraction: done / of };
          await DBOS.setEvent("progress", progress);
        },
      },
    );
    await DBOS.runStep(() => moveItem(database, { itemId, run }, { state: "done" }), { name: "end", ...patiently });
    return ends;
  };
}
