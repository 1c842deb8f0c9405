import { axes } from "../../src/customers/axes.ts";
import { beginRun } from "../../src/customers/discovery/begin-run.ts";
import { computePartFeatures } from "../../src/customers/discovery/compute-part-features.ts";
import { describeArchetypes } from "../../src/customers/discovery/describe-archetypes.ts";
import { dropOldRuns } from "../../src/customers/discovery/drop-old-runs.ts";
import { keepArchetypes } from "../../src/customers/discovery/keep-archetypes.ts";
import { fitAxis } from "../../src/customers/discovery/fit-axis.ts";
import { indexProfiles, listProfileIndexes } from "../../src/customers/discovery/index-profiles.ts";
import { placeChangedCustomers } from "../../src/customers/discovery/place-changed-customers.ts";
import { placePart } from "../../src/customers/discovery/place-part.ts";
import { publishRun } from "../../src/customers/discovery/publish-run.ts";
import { takeSample } from "../../src/customers/discovery/take-sample.ts";
import { writePart } from "../../src/customers/discovery/write-part.ts";
import { indexForSearch } from "../../src/customers/search/index-for-search.ts";
import { takeSnapshot } from "../../src/customers/snapshots/take-snapshot.ts";
import type { Database } from "../../src/storage/database.ts";

interface DiscoverHereOptions {
  /** Default: the last day with an order. */
  asOf?: string;
  /** Called before each step with its name; throwing ends the run there, as a kill would. */
  before?: (step: string) => Promise<void> | void;
  /** The same key goes on with the same run. */
  key?: string;
}

let runs = 0;

/**
 * A discovery in this process without the durable engine: the steps of workflows/discover.ts one after another.
 * Resolves with the run's id. @throws Error with the reason when the shop is too small.
 */
export async function discoverHere(
  database: Database,
  { asOf, before = () => {}, key = `here-${(runs += 1)}` }: DiscoverHereOptions = {},
): Promise<number> {
  const step = async (name: string, run: () => Promise<unknown>) => {
    await before(name);
    await run();
  };
  await before("begin");
  const begun = await beginRun(database, { key, asOf: asOf ?? null });
  if ("refused" in begun) throw new Error(begun.refused);
  const { runId, parts } = begun;
  for (const part of parts) await step("features", () => computePartFeatures(database, { runId, part }));
  await step("sample", () => takeSample(database, runId));
  for (const axis of axes) await step("fit", () => fitAxis(database, { runId, axis }));
  for (const part of parts) await step("place", () => placePart(database, { runId, part }));
  await step("archetypes", () => keepArchetypes(database, runId));
  for (const part of parts) await step("write", () => writePart(database, { runId, part }));
  for (const index of await listProfileIndexes(database)) {
    await step("index", () => indexProfiles(database, { runId, index }));
  }
  await step("search", () => indexForSearch(database, runId));
  await step("describe", () => describeArchetypes(database, runId));
  await step("publish", () => publishRun(database, runId));
  await step("changed", () => placeChangedCustomers(database));
  await step("snapshot", () => takeSnapshot(database, begun.asOf));
  await step("drop", () => dropOldRuns(database));
  return runId;
}
