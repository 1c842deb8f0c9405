import { DBOS } from "@dbos-inc/dbos-sdk";
import { bringToToday } from "../customers/snapshots/bring-to-today.ts";
import { listKeyRanges } from "../customers/snapshots/list-key-ranges.ts";
import { snapshotCustomers } from "../customers/snapshots/snapshot-customers.ts";
import { takeSnapshot } from "../customers/snapshots/take-snapshot.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { patiently } from "./patiently.ts";

const step = <Result>(name: string, run: () => Promise<Result>) => DBOS.runStep(run, { name, ...patiently });

/** Keeps what segments, archetypes and customers are on the shop's last day. Done twice on a day, it is kept once. */
export function bindSnapshotDay({ customers: { database } }: FlowDeps) {
  return async function snapshotDay(): Promise<void> {
    const asOf = await step("today", () => bringToToday(database));
    if (asOf === null) return;
    await step("snapshot", () => takeSnapshot(database, asOf));
    const ranges = await step("ranges", () => listKeyRanges(database));
    for (const range of ranges) await step("customers", () => snapshotCustomers(database, { asOf, ...range }));
  };
}
