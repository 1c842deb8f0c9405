import { join } from "node:path";
import type { App } from "../app.ts";
import { hasNoOrders, isSampleShop, loadSampleShop } from "../customers/samples/load-sample-shop.ts";
import { summarizeRun } from "../customers/discovery/summarize-run.ts";
import { contentRoot } from "../project.ts";
import type { Discovered } from "../workflows/discover.ts";
import { followFlow } from "../workflows/follow-flow.ts";
import { discoveryItemId, queueDiscovery } from "../workflows/queue-discovery.ts";

export interface FillSampleShopOptions {
  say: (line: string) => void;
  /** Gives up the import at its next step, or the waiting for the discovery, which any other process goes on with. */
  signal: AbortSignal;
}

/**
 * Fills a workspace without orders with the sample shop and has its segments found, while the server answers already.
 * One that was stopped before its discovery gets it now. Never rejects: what fails is logged and said.
 */
export async function fillSampleShop(app: App, { say, signal }: FillSampleShopOptions): Promise<void> {
  try {
    if (await hasNoOrders(app.database)) await load(app, { say, signal });
    else if (!(await isSampleShop(app.database)) || (await hasDiscovery(app))) return;
    if (!signal.aborted) await findSegments(app, { say, signal });
  } catch (error) {
    if (signal.aborted) return;
    app.log.error({ err: error }, "the sample shop could not be loaded");
    say("The sample shop could not be loaded; the log has the reason. The next start with --samples tries again.");
  }
}

async function load(app: App, { say, signal }: FillSampleShopOptions): Promise<void> {
  say("This workspace has no orders: loading a fictional quilting shop in the background …");
  const folder = join(contentRoot, "samples", "shop");
  // Whoever stops the server does not wait for the import: nothing of it is in, and the next start begins anew.
  const report = await loadSampleShop(app.customers, { folder, onProgress: () => signal.throwIfAborted() });
  const { newCustomers, newOrders, seconds } = report;
  say(
    `Sample shop loaded: ${count(newCustomers)} customers, ${count(newOrders)} orders in ${seconds.toFixed(0)} s. Finding its segments …`,
  );
}

async function findSegments(app: App, { say, signal }: FillSampleShopOptions): Promise<void> {
  const { flowId } = await queueDiscovery(app.database, { asOf: null, source: "cli" });
  const end = await followFlow(app.database, { itemId: discoveryItemId, flowId, onProgress: () => {}, signal });
  const found = end.state === "done" ? (end.result as Discovered) : null;
  if (found === null || "refused" in found) {
    say("Its segments were not found yet: `npx rapport flows` shows why, `npx rapport discover` tries again.");
    return;
  }
  const { archetypes, customers } = await summarizeRun(app.database, found.runId);
  say(
    `Found ${archetypes.length} archetypes among ${count(customers)} sample customers. Try: npx rapport call list_top_archetypes`,
  );
}

async function hasDiscovery({ database }: App): Promise<boolean> {
  const { rows } = await database.pool.query("select from discovery_runs where is_current and id > 0");
  return rows.length > 0;
}

const count = (value: number) => value.toLocaleString("en-US");
