import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { to as copyTo } from "pg-copy-streams";
import { ToolError } from "../../core/errors.ts";
import type { Progress } from "../../core/tool.ts";
import { riskTenthsText } from "../churn/risk-tenths.ts";
import type { CustomersDeps } from "../deps.ts";
import { explainNoOutlook } from "../outlook/explain-no-outlook.ts";
import { canPredict, loadOutlook } from "../outlook/load-outlook.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { predictionColumns, predictRow, rowFigures } from "./predict-row.ts";
import { replaceLastFields } from "./replace-last-fields.ts";
import { selectProfileRows } from "./select-profile-rows.ts";
import { writeBeside } from "./write-beside.ts";

export interface ExportReport {
  file: string;
  customers: number;
  /** The place held a file before. */
  replaced: boolean;
  /** Whether there are archetypes and segments to export. */
  discovered: boolean;
  /** Why there are no predictions but by rule; null when there are. */
  missing: string | null;
  seconds: number;
}

/**
 * Writes every customer's profile and what is predicted of them into a file of comma-separated values with a header, in the order of their ids, as
 * they are at one moment; streamed, so that memory does not grow with their number. The file appears whole or not.
 * @throws ToolError `not_found` without customers, `invalid_input` for a place that cannot be written.
 */
export async function exportProfiles(
  { file, signal, horizonDays }: { file: string; signal: AbortSignal; horizonDays: number },
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
  const outlook = await loadOutlook(database, { runId: run.id, finishedAt: run.finishedAt });
  const models = {
    outlook: canPredict(outlook) ? outlook : null,
    horizonDays,
    meanGapDays: await readMeanGap(database, run.id),
  };
  const select = selectProfileRows(run, riskTenthsText(run));
  const client = await database.pool.connect();
  let failure: Error | undefined;
  let customers = 0;
  try {
    const replaced = await writeBeside(file, async (append) => {
      const rowsOut = client.query(copyTo(`copy (${select}) to stdout (format csv, header)`));
      let written = 0;
      const store = async (chunks: AsyncIterable<Buffer>) => {
        for await (const { bytes, records } of replaceLastFields(chunks, figuresOfRow, (fields) =>
          fields === null ? predictionColumns.join(",") : predictRow(fields, models),
        )) {
          await append(bytes);
          written += records;
          onProgress({ fraction: Math.min(1, written / total), message: "writing profiles" });
        }
      };
      await pipeline(rowsOut, store, { signal });
      customers = rowsOut.rowCount;
    });
    const seconds = (performance.now() - startedMs) / 1000;
    return { file, customers, replaced, discovered: run.id > 0, missing: explainNoOutlook(outlook, run.id), seconds };
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection in the middle of COPY cannot be used again.
    client.release(failure);
  }
}

const figuresOfRow = rowFigures("", 0).length;

async function readMeanGap({ orm }: Pick<CustomersDeps["database"], "orm">, runId: number): Promise<number | null> {
  const { rows } = await orm.execute<{ days: number }>(
    sql`select mean_gap_days as days from profile_bases where run_id = ${runId}`,
  );
  return rows[0]?.days ?? null;
}
