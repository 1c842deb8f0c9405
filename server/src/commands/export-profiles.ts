import { createApp, createLog } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { printable } from "../channels/cli/printable.ts";
import { createProgressBar } from "../channels/cli/progress-bar.ts";
import type { Config } from "../config.ts";
import { ToolError } from "../core/errors.ts";
import { type ExportReport, exportProfiles } from "../customers/exports/export-profiles.ts";
import { quietly } from "./quietly.ts";

/** `rapport export profiles FILE.csv`: writes a row a customer and says what is in it. Resolves with the exit code. */
export async function exportProfilesTo(
  config: Config,
  { file, horizonDays }: Extract<Command, { name: "export" }>,
): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  const stop = new AbortController();
  const onSignal = () => stop.abort(new ToolError("unavailable", "Stopped: nothing was written."));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const bar = createProgressBar(process.stderr);
  try {
    const report = await exportProfiles({ file, signal: stop.signal, horizonDays }, app.customers, bar.update);
    bar.clear();
    process.stdout.write(`${describe(report, horizonDays).map(printable).join("\n")}\n`);
    return 0;
  } catch (error) {
    // A pipeline that is told to stop says only that it was.
    if (stop.signal.aborted) throw stop.signal.reason;
    throw error;
  } finally {
    bar.clear();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await app.close();
  }
}

function describe(report: ExportReport, horizonDays: number): string[] {
  const { file, customers, replaced, discovered, missing, seconds } = report;
  const who = `${customers.toLocaleString("en-US")} customer${customers === 1 ? "" : "s"}`;
  return [
    `✓ ${file}: ${who} in ${seconds.toFixed(1)} s${replaced ? "; it replaces the file that was there" : ""}`,
    ...(discovered ? [] : ["  archetype and segments are empty: run `npx rapport discover` to find them"]),
    missing === null
      ? `  predictions look ${horizonDays} days ahead`
      : `  risk_score and next_purchase_at are there, the other predictions are empty. ${missing}`,
  ];
}
