import { join } from "node:path";
import { type App } from "../app.ts";
import { contentRoot } from "../project.ts";
import { listCalls } from "../coaching/calls/list-calls.ts";
import { loadSamples } from "../coaching/samples/load-samples.ts";
import { analyzeCallTool } from "../coaching/tools/analyze-call.ts";
import { localAdmin } from "../core/caller.ts";
import type { Door } from "../core/tool.ts";

export interface CoachSamplesOptions {
  /** Whether samples may be loaded at all; they never join calls that are already there. */
  load: boolean;
  say: (line: string) => void;
}

/** The start screen lists what was coached; a log line per sample would bury it. */
const quietDoor: Door = { admit: async () => {}, record: async () => {} };

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
      const weeks = shiftedWeeks === 1 ? "1 week" : `${shiftedWeeks} weeks`;
      const moved = shiftedWeeks === 0 ? "" : `, dated ${weeks} later so that they are recent`;
      say(`\nThis workspace was empty: loaded ${loaded.length} fictional sample calls${moved}.`);
      if (model === null) await coach(app, loaded, say);
      say("`npx rapport reset --yes` clears them; `npx rapport import calls FILE` brings your own.");
    }
  }
  return (await listCalls(database, { limit: 1 }))[0]?.id ?? null;
}

async function coach(app: App, calls: { id: string }[], say: (line: string) => void): Promise<void> {
  say("Coached by the signals analyser:");
  for (const { id } of calls) {
    const options = { deps: app.coaching, caller: localAdmin("start"), door: quietDoor };
    const { call, scores } = (await analyzeCallTool.call({ call_id: id }, options)).data;
    const overall = scores.overall === null ? "–" : scores.overall.toFixed(0);
    say(
      `  ${overall.padStart(3)}  ${call.started.slice(0, 10)}  ${id.padEnd(20)}  ${call.rep.name} (${call.rep.role}): ${call.title}`,
    );
  }
}
