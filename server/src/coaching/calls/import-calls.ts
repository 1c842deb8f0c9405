import { basename } from "node:path";
import { type Clock, systemClock } from "../../core/clock.ts";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import type { Call, CallSource, Rep } from "./call.ts";
import { type ParsedCalls, parseGongCalls, type RefusedCall } from "./parse-gong-calls.ts";
import { readCallFile } from "./read-call-file.ts";
import { storeCall } from "./store-call.ts";

export interface ImportedCall {
  id: string;
  file: string;
  title: string;
  rep: Rep;
  durationSeconds: number;
  turns: number;
  timingsApproximate: boolean;
  outcome: "inserted" | "replaced" | "unchanged";
  /** What the file did not say and was assumed. */
  notes: string[];
}

export interface ImportSummary {
  /** New calls, and those whose transcript was replaced. */
  imported: ImportedCall[];
  unchanged: ImportedCall[];
  refused: (RefusedCall & { file: string })[];
  /** Files of which nothing could be read. */
  unreadable: { file: string; reason: string }[];
}

export interface ImportProgress {
  /** 0-1 over all files. */
  fraction: number;
  file: string;
}

export interface ImportOptions {
  files: string[];
  rep?: string | undefined;
  database: Pick<Database, "orm">;
  source?: CallSource | undefined;
  clock?: Clock | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Takes in every usable call of every readable file, each in its own transaction: a call is stored whole or
 * not at all, and one that is refused costs no other. Throws only when the database fails; what was stored
 * before that stays.
 */
export async function importCalls(options: ImportOptions): Promise<ImportSummary> {
  const { files, database, onProgress } = options;
  const summary: ImportSummary = { imported: [], unchanged: [], refused: [], unreadable: [] };
  for (const [fileIndex, file] of files.entries()) {
    onProgress?.({ fraction: fileIndex / files.length, file });
    const parsed = await parseFile(file, options, summary);
    if (!parsed) continue;
    summary.refused.push(...parsed.refused.map((refused) => ({ ...refused, file })));
    for (const [callIndex, call] of parsed.calls.entries()) {
      const outcome = await storeCall(database.orm, call);
      const notes = parsed.notes.filter(({ id }) => id === call.id).map(({ note }) => note);
      (outcome === "unchanged" ? summary.unchanged : summary.imported).push(describe(call, file, outcome, notes));
      onProgress?.({ fraction: (fileIndex + (callIndex + 1) / parsed.calls.length) / files.length, file });
    }
  }
  const [last] = files.slice(-1);
  if (last !== undefined) onProgress?.({ fraction: 1, file: last });
  return summary;
}

async function parseFile(file: string, options: ImportOptions, summary: ImportSummary): Promise<ParsedCalls | null> {
  const { rep, source = "import", clock = systemClock } = options;
  try {
    const json = await readCallFile(file);
    const parsed = parseGongCalls(json, { rep, source, fileName: basename(file), importedAt: clock.now() });
    if (parsed.calls.length > 0 || parsed.refused.length > 0) return parsed;
    throw new ToolError("invalid_input", `${basename(file)} holds no calls.`);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    summary.unreadable.push({ file, reason: error.publicMessage });
    return null;
  }
}

function describe(call: Call, file: string, outcome: ImportedCall["outcome"], notes: string[]): ImportedCall {
  const { id, title, rep, durationSeconds, turns, timingsApproximate } = call;
  return { id, file, title, rep, durationSeconds, turns: turns.length, timingsApproximate, outcome, notes };
}
