import { axes } from "../../src/customers/axes.ts";
import { beginRun } from "../../src/customers/discovery/begin-run.ts";
import { computePartFeatures } from "../../src/customers/discovery/compute-part-features.ts";
import { describeArchetypes } from "../../src/customers/discovery/describe-archetypes.ts";
import { dropOldRuns } from "../../src/customers/discovery/drop-old-runs.ts";
import { forgetRun } from "../../src/customers/discovery/forget-run.ts";
import { keepArchetypes } from "../../src/customers/discovery/keep-archetypes.ts";
import { fitAxis } from "../../src/customers/discovery/fit-axis.ts";
import { indexProfiles, listProfileIndexes } from "../../src/customers/discovery/index-profiles.ts";
import { placeChangedCustomers } from "../../src/customers/discovery/place-changed-customers.ts";
import { placePart } from "../../src/customers/discovery/place-part.ts";
import { readParts } from "../../src/customers/discovery/read-parts.ts";
import { publishRun } from "../../src/customers/discovery/publish-run.ts";
import { splitRun } from "../../src/customers/discovery/split-run.ts";
import { takeSample } from "../../src/customers/discovery/take-sample.ts";
import { writePart } from "../../src/customers/discovery/write-part.ts";
import { keepOutlook } from "../../src/customers/outlook/keep-outlook.ts";
import { indexForSearch } from "../../src/customers/search/index-for-search.ts";
import { takeSnapshot } from "../../src/customers/snapshots/take-snapshot.ts";
import type { Database } from "../../src/storage/database.ts";

/** What of a run is done: a step that stands in it is not done again, as with the durable engine. */
export type Journal = Map<string, unknown>;

interface DiscoverHereOptions {
  /** Default: the last day with an order. */
  asOf?: string;
  /** Called with the name of each step before it, and once it is done but not in the journal; throwing is a kill. */
  before?: (step: string) => Promise<void> | void;
  after?: (step: string) => Promise<void> | void;
  /** To go on with a run under the same key. */
  journal?: Journal;
  key?: string;
}

let runs = 0;

/**
 * A discovery in this process without the durable engine: the steps of workflows/discover.ts one after another.
 * Resolves with the run's id. @throws Error with the reason when the shop is too small.
 */
export async function discoverHere(
  database: Database,
  { asOf, before, after, journal = new Map(), key = `here-${(runs += 1)}` }: DiscoverHereOptions = {},
): Promise<number> {
  async function step<Result>(name: string, run: () => Promise<Result>, detail: string | number = ""): Promise<Result> {
    const id = `${name} ${detail}`;
    if (journal.has(id)) return journal.get(id) as Result;
    await before?.(name);
    const result = await run();
    await after?.(name);
    journal.set(id, result);
    return result;
  }
  const begun = await step("begin", () => beginRun(database, { key, asOf: asOf ?? null }));
  if ("refused" in begun) throw new Error(begun.refused);
  const { runId } = begun;
  await step("split", () => splitRun(database, runId));
  const found = await step("parts", () => readParts(database, runId));
  if ("refused" in found) {
    await step("forget", () => forgetRun(database, runId));
    throw new Error(found.refused);
  }
  const { parts } = found;
  await step("outlook", () => keepOutlook(database, runId));
  for (const part of parts) await step("features", () => computePartFeatures(database, { runId, part }), part);
  await step("sample", () => takeSample(database, runId));
  for (const axis of axes) await step("fit", () => fitAxis(database, { runId, axis }), axis);
  for (const part of parts) await step("place", () => placePart(database, { runId, part }), part);
  await step("archetypes", () => keepArchetypes(database, runId));
  for (const part of parts) await step("write", () => writePart(database, { runId, part }), part);
  for (const index of await listProfileIndexes(database)) {
    await step("index", () => indexProfiles(database, { runId, index }), index);
  }
  await step("search", () => indexForSearch(database, runId));
  await step("describe", () => describeArchetypes(database, runId));
  await step("publish", () => publishRun(database, runId));
  await step("changed", () => placeChangedCustomers(database));
  await step("snapshot", () => takeSnapshot(database, begun.asOf));
  await step("drop", () => dropOldRuns(database));
  return runId;
}
