import { join } from "node:path";
import { type App, contentRoot } from "../app.ts";
import { listCalls } from "../coaching/calls/list-calls.ts";
import { loadSamples } from "../coaching/samples/load-samples.ts";
import { localAdmin } from "../core/caller.ts";

export interface CoachSamplesOptions {
  /** Whether samples may be loaded at all; they never join calls that are already there. */
  load: boolean;
  say: (line: string) => void;
}

/**
 * Fills an empty workspace with the sample calls and coaches them without a model, so that every screen has
 * something to show. With a model connected they are loaded only: coaching them would cost money nobody asked for.
 * Resolves with the id of a call to try, or null in an empty workspace.
 */
export async function coachSamples(app: App, { load, say }: CoachSamplesOptions): Promise<string | null> {
  const { database, clock, model } = app.coaching;
  if (load) {
    const { loaded, shiftedWeeks } = await loadSamples({
      directory: join(contentRoot, "samples", "calls"),
      database,
      clock,
    });
    if (loaded.length > 0) {
      const moved = shiftedWeeks === 0 ? "" : `, dated ${shiftedWeeks} weeks later so that they are recent`;
      say(`\nThis workspace was empty: loaded ${loaded.length} fictional sample calls${moved}.`);
      if (model === null) await coach(app, loaded);
      say("  `npx rapport reset --yes` clears them; `npx rapport import calls FILE` brings your own.");
    }
  }
  return (await listCalls(database, { limit: 1 }))[0]?.id ?? null;
}

async function coach(app: App, calls: { id: string }[]): Promise<void> {
  const analyze = app.tools.find(({ name }) => name === "analyze_call");
  for (const { id } of calls) await analyze?.call({ call_id: id }, { caller: localAdmin("start") });
}
