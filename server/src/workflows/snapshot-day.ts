import { listKeyRanges } from "../customers/snapshots/list-key-ranges.ts";
import { breakableSteps } from "./breakable-steps.ts";
import type { FlowDeps } from "./flow-deps.ts";

/** Keeps what segments, archetypes and customers are on the shop's last day. Done twice on a day, it is kept once. */
export function bindSnapshotDay({ customers: { database, performTask, stop } }: FlowDeps) {
  const step = breakableSteps(stop);
  return async function snapshotDay(): Promise<void> {
    const asOf = await step("today", () => performTask({ task: "today" }));
    if (asOf === null) return;
    await step("snapshot", () => performTask({ task: "snapshot", asOf }));
    const ranges = await step("ranges", () => listKeyRanges(database));
    for (const range of ranges) await step("customers", () => performTask({ task: "customers", asOf, ...range }));
  };
}
