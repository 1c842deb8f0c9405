import { axes } from "../customers/axes.ts";
import { computePartFeatures } from "../customers/discovery/compute-part-features.ts";
import { describeArchetypes } from "../customers/discovery/describe-archetypes.ts";
import { fitAxis } from "../customers/discovery/fit-axis.ts";
import { indexProfiles } from "../customers/discovery/index-profiles.ts";
import { keepArchetypes } from "../customers/discovery/keep-archetypes.ts";
import { placeChangedCustomers } from "../customers/discovery/place-changed-customers.ts";
import { placePart } from "../customers/discovery/place-part.ts";
import { splitRun } from "../customers/discovery/split-run.ts";
import { writePart } from "../customers/discovery/write-part.ts";
import { keepOutlook } from "../customers/outlook/keep-outlook.ts";
import { indexForSearch } from "../customers/search/index-for-search.ts";
import { bringToToday } from "../customers/snapshots/bring-to-today.ts";
import { rebuildSnapshot } from "../customers/snapshots/rebuild-snapshot.ts";
import { snapshotCustomers } from "../customers/snapshots/snapshot-customers.ts";
import { takeSnapshot } from "../customers/snapshots/take-snapshot.ts";
import type { Database } from "../storage/database.ts";

/** A piece of a discovery that any process may take. Each may be done twice and leaves the same. */
export type DiscoveryTask =
  | { task: "features" | "place" | "write"; runId: number; part: number }
  | { task: "fit"; runId: number; axis: number }
  | { task: "index"; runId: number; index: string }
  | { task: "split" | "outlook" | "archetypes" | "search" | "describe"; runId: number }
  | { task: "changed" | "today" }
  | { task: "snapshot"; asOf: string }
  | { task: "customers"; asOf: string; firstKey: number; lastKey: number }
  | { task: "month"; asOf: string };

/** Resolves with the shop's day for `today`, else with nothing that counts. */
export type PerformTask = (work: DiscoveryTask) => Promise<string | null>;

export const bindPerformTask =
  (database: Database): PerformTask =>
  async (work) => {
    if (work.task === "today") return bringToToday(database);
    await perform(database, work);
    return null;
  };

async function perform(database: Database, work: Exclude<DiscoveryTask, { task: "today" }>): Promise<void> {
  switch (work.task) {
    case "split":
      await splitRun(database, work.runId);
      return;
    case "features":
      await computePartFeatures(database, work);
      return;
    case "fit":
      await fitAxis(database, { runId: work.runId, axis: axisAt(work.axis) });
      return;
    case "outlook":
      await keepOutlook(database, work.runId);
      return;
    case "place":
      await placePart(database, work);
      return;
    case "write":
      await writePart(database, work);
      return;
    case "index":
      await indexProfiles(database, work);
      return;
    case "archetypes":
      await keepArchetypes(database, work.runId);
      return;
    case "search":
      await indexForSearch(database, work.runId);
      return;
    case "describe":
      await describeArchetypes(database, work.runId);
      return;
    case "changed":
      await placeChangedCustomers(database);
      return;
    case "snapshot":
      await takeSnapshot(database, work.asOf);
      return;
    case "customers":
      await snapshotCustomers(database, work);
      return;
    case "month":
      await rebuildSnapshot(database, work.asOf);
  }
}

function axisAt(place: number) {
  const axis = axes[place];
  if (!axis) throw new RangeError(`There is no axis ${place}.`);
  return axis;
}

/** Names a task within its flow. */
export function taskId(work: DiscoveryTask): string {
  switch (work.task) {
    case "fit":
      return `fit:${work.axis}`;
    case "index":
      return `index:${work.index}`;
    case "split":
    case "outlook":
    case "archetypes":
    case "search":
    case "describe":
    case "changed":
    case "today":
    case "snapshot":
      return work.task;
    case "customers":
      return `customers:${work.firstKey}`;
    case "month":
      return `month:${work.asOf}`;
    default:
      return `${work.task}:${work.part}`;
  }
}
