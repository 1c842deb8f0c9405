import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { FileTally, Tally } from "./import-report.ts";
import type { PreparedImport } from "./prepare-import.ts";

interface ImportRecord {
  file: string;
  prepared: PreparedImport;
  tally: FileTally;
  currency: string;
  timezone: string;
}

/** Notes an import and, with the first one, in which currency and time zone the shop is. */
export async function recordImport(tx: Pick<Database["orm"], "execute">, record: ImportRecord): Promise<void> {
  const { file, prepared, tally, currency, timezone } = record;
  const [skipped, rejected] = [sum(tally.skipped), sum(tally.rejected)];
  await tx.execute(sql`
    insert into shop (currency, timezone) values (${currency}, ${timezone}) on conflict do nothing`);
  await tx.execute(sql`
    insert into order_imports (id, file, sha256, map, rows, accepted, skipped, rejected)
    values (${randomUUID()}, ${basename(file)}, ${prepared.fingerprint}, ${prepared.mapName}, ${tally.rows},
      ${tally.rows - skipped - rejected}, ${skipped}, ${rejected})`);
}

const sum = (tallies: Tally[]) => tallies.reduce((total, { count }) => total + count, 0);
