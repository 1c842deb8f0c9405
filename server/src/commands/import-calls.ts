import { basename } from "node:path";
import { createApp } from "../app.ts";
import { createProgressBar } from "../channels/cli/progress-bar.ts";
import { type ImportedCall, type ImportSummary, importCalls } from "../coaching/calls/import-calls.ts";
import type { RepChoice } from "../coaching/calls/call.ts";
import type { Config } from "../config.ts";

export interface ImportCallsOptions {
  files: string[];
  rep: string | undefined;
}

const chosenBy: Record<RepChoice, string> = {
  named: "as you said",
  primary_user: "the call's owner in Gong",
  first_internal: "the first of your company to speak",
  most_talking: "who talked most; say otherwise with --rep",
};

/**
 * Imports files of calls and says what came in, what was refused and why. Resolves with the exit code: 1 when a
 * file could not be read or nothing usable was in any of them.
 */
export async function importCallFiles(config: Config, { files, rep }: ImportCallsOptions): Promise<number> {
  const app = await createApp(config);
  const bar = createProgressBar(process.stderr);
  try {
    const summary = await importCalls({
      files,
      rep,
      database: app.database,
      onProgress: ({ fraction, file }) => bar.update({ fraction, message: basename(file) }),
    });
    bar.clear();
    return report(summary);
  } finally {
    bar.clear();
    await app.close();
  }
}

function report({ imported, unchanged, refused, unreadable }: ImportSummary): number {
  for (const call of imported) process.stdout.write(`${describe(call)}\n`);
  for (const call of unchanged) process.stdout.write(`= ${call.id} is already here, unchanged\n`);
  for (const { file, id, position, reason } of refused) {
    const which = id === null ? `call ${position}` : `call ${id}`;
    process.stderr.write(`✗ ${basename(file)}: ${which} refused: it ${reason}\n`);
  }
  for (const { file, reason } of unreadable) process.stderr.write(`✗ ${basename(file)}: ${reason}\n`);
  process.stdout.write(`${imported.length} imported, ${unchanged.length} unchanged, ${refused.length} refused\n`);
  const first = imported[0] ?? unchanged[0];
  if (first) process.stdout.write(`Next: npx rapport call analyze_call --call_id ${first.id}\n`);
  return unreadable.length > 0 || !first ? 1 : 0;
}

function describe({
  id,
  title,
  rep,
  durationSeconds,
  turns,
  outcome,
  timingsApproximate,
  notes,
}: ImportedCall): string {
  const lines = [
    `✓ ${id} ${title} (${Math.round(durationSeconds / 60)} min, ${turns} turns${outcome === "replaced" ? ", transcript replaced" : ""})`,
    `  rep: ${rep.name}, ${rep.role} (${chosenBy[rep.chosenBy]})`,
  ];
  if (timingsApproximate) lines.push("  its times are approximate: pauses and interruptions are not measured");
  return [...lines, ...notes.map((note) => `  ${note}`)].join("\n");
}
