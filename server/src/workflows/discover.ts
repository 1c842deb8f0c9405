import { DBOS } from "@dbos-inc/dbos-sdk";
import { axes } from "../customers/axes.ts";
import { beginRun } from "../customers/discovery/begin-run.ts";
import { dropOldRuns } from "../customers/discovery/drop-old-runs.ts";
import { forgetRun } from "../customers/discovery/forget-run.ts";
import { listProfileIndexes } from "../customers/discovery/index-profiles.ts";
import { publishRun } from "../customers/discovery/publish-run.ts";
import { readParts } from "../customers/discovery/read-parts.ts";
import { takeSample } from "../customers/discovery/take-sample.ts";
import { listKeyRanges } from "../customers/snapshots/list-key-ranges.ts";
import { listMonthsToRebuild } from "../customers/snapshots/list-months-to-rebuild.ts";
import { breakableSteps } from "./breakable-steps.ts";
import type { DiscoveryTask } from "./discovery-tasks.ts";
import { flowId } from "./enqueue-flow.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { moveItem } from "./move-item.ts";
import { queueRebuild } from "./queue-discovery.ts";
import { type DiscoveryTaskFlow, finishTasks, shareTasks, startTasks } from "./share-tasks.ts";

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
    if ("refused" in begun) return refuse(begun.refused);
    const { runId } = begun;
    const start = (tasks: DiscoveryTask[]) => startTasks(tasks, { parent, flow: taskFlow });
    const share = (tasks: DiscoveryTask[], doing: string, from: number, to: number) =>
      shareTasks(tasks, {
        parent,
        flow: taskFlow,
        step,
        performTask,
        onDone: (done, of) => tell({ doing, fraction: from + ((to - from) * done) / of }),
      });
    const found = await read(runId, start);
    if ("refused" in found) {
      await step("forget", () => forgetRun(database, runId));
      return refuse(found.refused);
    }
    await find(runId, found.parts, share);
    await tell({ doing: "Publishing", fraction: 0.84 });
    await step("publish", () => publishRun(database, runId));
    await step("changed", () => performTask({ task: "changed" }));
    await keepHistory(begun.asOf, share);
    await step("drop", () => dropOldRuns(database));
    await step("end", () => moveItem(database, { itemId, run }, { state: "done" }));
    return { runId };

    async function refuse(reason: string): Promise<Discovered> {
      await step("end", () => moveItem(database, { itemId, run }, { state: "skipped", reason }));
      return { refused: reason };
    }
  };

  /** Has everybody's features computed. The outlook needs no parts: it is made while somebody else cuts them. */
  async function read(runId: number, start: Start): ReturnType<typeof readParts> {
    const doing = "Reading what customers do";
    await tell({ doing, fraction: 0.02 });
    const split = await start([{ task: "split", runId }]);
    const outlook = await start([{ task: "outlook", runId }]);
    await finishTasks(split);
    const found = await step("parts", () => readParts(database, runId));
    const parts = "refused" in found ? [] : found.parts;
    const features = await start(parts.map((part) => ({ task: "features", runId, part })));
    await finishTasks([...outlook, ...features], (done, of) => tell({ doing, fraction: 0.02 + (0.38 * done) / of }));
    return found;
  }

  async function find(runId: number, parts: number[], share: Share): Promise<void> {
    const each = (task: "place" | "write"): DiscoveryTask[] => parts.map((part) => ({ task, runId, part }));
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

type Start = (tasks: DiscoveryTask[]) => ReturnType<typeof startTasks>;
type Share = (tasks: DiscoveryTask[], doing: string, from: number, to: number) => Promise<void>;

const tell = (progress: DiscoveryProgress) => DBOS.setEvent("progress", progress);
