import { DBOS } from "@dbos-inc/dbos-sdk";
import { axes } from "../customers/axes.ts";
import { type BegunRun, beginRun } from "../customers/discovery/begin-run.ts";
import { dropOldRuns } from "../customers/discovery/drop-old-runs.ts";
import { listProfileIndexes } from "../customers/discovery/index-profiles.ts";
import { publishRun } from "../customers/discovery/publish-run.ts";
import { takeSample } from "../customers/discovery/take-sample.ts";
import { listKeyRanges } from "../customers/snapshots/list-key-ranges.ts";
import { listMonthsToRebuild } from "../customers/snapshots/list-months-to-rebuild.ts";
import { breakableSteps } from "./breakable-steps.ts";
import type { DiscoveryTask } from "./discovery-tasks.ts";
import { flowId } from "./enqueue-flow.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { moveItem } from "./move-item.ts";
import { queueRebuild } from "./queue-discovery.ts";
import { type DiscoveryTaskFlow, shareTasks } from "./share-tasks.ts";

/** Told while a discovery is made, under the event `progress`. */
export interface DiscoveryProgress {
  /** What is going on, for people. */
  doing: string;
  fraction: number;
}

export type Discovered = { runId: number } | { refused: string };

/**
 * Finds what a shop's customers are: computes everybody's profile, finds the segments of each axis and the
 * archetypes, and makes all of it current at once. Parts and axes go to whichever process is free.
 */
export function bindDiscover({ customers }: FlowDeps, taskFlow: DiscoveryTaskFlow) {
  const { database, performTask, stop } = customers;
  const step = breakableSteps(stop);

  /** `asOf` is a day of the shop, or empty for the last one with an order. */
  return async function discover(asOf: string, itemId: string, run: number): Promise<Discovered> {
    const parent = flowId(itemId, run);
    const begun = await step("begin", () => beginRun(database, { key: parent, asOf: asOf === "" ? null : asOf }));
    if ("refused" in begun) {
      await step("end", () => moveItem(database, { itemId, run }, { state: "skipped", reason: begun.refused }));
      return begun;
    }
    const share = (tasks: DiscoveryTask[], doing: string, from: number, to: number) =>
      shareTasks(tasks, {
        parent,
        flow: taskFlow,
        step,
        performTask,
        onDone: (done, of) => tell({ doing, fraction: from + ((to - from) * done) / of }),
      });
    await find(begun, share);
    await tell({ doing: "Publishing", fraction: 0.84 });
    await step("publish", () => publishRun(database, begun.runId));
    await step("changed", () => performTask({ task: "changed" }));
    await keepHistory(begun.asOf, share);
    await step("drop", () => dropOldRuns(database));
    await step("end", () => moveItem(database, { itemId, run }, { state: "done" }));
    return { runId: begun.runId };
  };

  async function find({ runId, parts }: BegunRun, share: Share): Promise<void> {
    await tell({ doing: "Reading what customers do", fraction: 0.02 });
    const each = (task: "features" | "place" | "write"): DiscoveryTask[] =>
      parts.map((part) => ({ task, runId, part }));
    // The longest first, so that nobody waits for it alone at the end.
    await share([{ task: "outlook", runId }, ...each("features")], "Reading what customers do", 0.02, 0.4);
    await step("sample", () => takeSample(database, runId));
    await share(
      axes.map((_, axis) => ({ task: "fit", runId, axis })),
      "Finding segments",
      0.4,
      0.6,
    );
    await share(each("place"), "Placing customers", 0.6, 0.7);
    await step("archetypes", () => performTask({ task: "archetypes", runId }));
    await share(each("write"), "Writing profiles", 0.7, 0.78);
    const indexes = await step("indexes", () => listProfileIndexes(database));
    await share(
      [
        { task: "search", runId },
        { task: "describe", runId },
        ...indexes.map((index) => ({ task: "index" as const, runId, index })),
      ],
      "Writing profiles",
      0.78,
      0.83,
    );
  }

  async function keepHistory(asOf: string, share: Share): Promise<void> {
    await tell({ doing: "Keeping the day's figures", fraction: 0.86 });
    const ranges = await step("ranges", () => listKeyRanges(database));
    await share(
      [
        { task: "snapshot", asOf },
        ...ranges.map(({ firstKey, lastKey }) => ({ task: "customers" as const, asOf, firstKey, lastKey })),
      ],
      "Keeping the day's figures",
      0.86,
      0.9,
    );
    const { now, later } = await step("months", () => listMonthsToRebuild(database));
    await share(
      now.map((month) => ({ task: "month", asOf: month })),
      "Looking back",
      0.9,
      0.99,
    );
    if (later === 0) return;
    await step("look back", async () => {
      await queueRebuild(database, { months: later, scope: "missing", source: "schedule" });
    });
  }
}

type Share = (tasks: DiscoveryTask[], doing: string, from: number, to: number) => Promise<void>;

const tell = (progress: DiscoveryProgress) => DBOS.setEvent("progress", progress);
