import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { to as copyTo } from "pg-copy-streams";
import { ToolError } from "../../core/errors.ts";
import type { Progress } from "../../core/tool.ts";
import type { CustomersDeps } from "../deps.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { selectProfileRows } from "./select-profile-rows.ts";
import { writeBeside } from "./write-beside.ts";

export interface ExportReport {
  file: string;
  customers: number;
  /** The place held a file before. */
  replaced: boolean;
  /** Whether there are archetypes and segments to export. */
  discovered: boolean;
  seconds: number;
}

/**
 * Writes every customer's profile into a file of comma-separated values with a header, in the order of their ids, as
 * they are at one moment; streamed, so that memory does not grow with their number. The file appears whole or not.
 * @throws ToolError `not_found` without customers, `invalid_input` for a place that cannot be written.
 */
export async function exportProfiles(
  { file, signal }: { file: string; signal: AbortSignal },
  { database }: Pick<CustomersDeps, "database">,
  onProgress: (progress: Progress) => void,
): Promise<ExportReport> {
  const startedMs = performance.now();
  const run = await readCurrentRun(database);
  const { rows } = await database.orm.execute<{ total: number }>(
    sql`select count(*) as total from ${profileSource(run)}`,
  );
  const total = rows[0]?.total ?? 0;
  if (total === 0) {
    throw new ToolError(
      "not_found",
      "There are no customers to export. Bring orders with `npx rapport import orders FILE`.",
    );
  }
  const client = await database.pool.connect();
  let failure: Error | undefined;
  let customers = 0;
  try {
    const replaced = await writeBeside(file, async (append) => {
      const rowsOut = client.query(copyTo(`copy (${selectProfileRows(run)}) to stdout (format csv, header)`));
      let lines = 0;
      const store = async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          await append(chunk);
          lines += countLines(chunk);
          onProgress({ fraction: Math.min(1, lines / total), message: "writing profiles" });
        }
      };
      await pipeline(rowsOut, store, { signal });
      customers = rowsOut.rowCount;
    });
    const seconds = (performance.now() - startedMs) / 1000;
    return { file, customers, replaced, discovered: run.id > 0, seconds };
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection in the middle of COPY cannot be used again.
    client.release(failure);
  }
}

const newline = 10;

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
