import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Figures } from "./tally-groups.ts";

/** Two that keep the figures of one day do so one after the other. */
const snapshotsLock = 7_261_512;

interface FiguresOfDay {
  runId: number;
  asOf: string;
  /** Computed afterwards from the order history. */
  rebuilt: boolean;
  figures: Figures;
}

/** Keeps the figures of a day, in place of what an earlier run or an earlier snapshot of that day had left. */
export async function storeFigures(
  tx: Pick<Database["orm"], "execute">,
  { runId, asOf, rebuilt, figures }: FiguresOfDay,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${snapshotsLock})`);
  await tx.execute(sql`delete from segment_snapshots where as_of = ${asOf}`);
  await tx.execute(sql`delete from archetype_snapshots where as_of = ${asOf}`);
  await tx.execute(sql`
    insert into segment_snapshots (as_of, axis, segment, run_id, members, share, weight, revenue, rebuilt)
    select ${asOf}::date, axis, segment, ${runId}, members, share, weight, revenue, ${rebuilt}
    from jsonb_to_recordset(${JSON.stringify(figures.segments)})
      as t(axis text, segment text, members integer, share numeric, weight numeric, revenue numeric)`);
  await tx.execute(sql`
    insert into archetype_snapshots
      (as_of, archetype_id, run_id, members, share, average_ltv, revenue, rebuilt)
    select ${asOf}::date, archetype, ${runId}, members, share, round(revenue / greatest(members, 1), 4), revenue, ${rebuilt}
    from jsonb_to_recordset(${JSON.stringify(figures.archetypes)})
      as t(archetype text, members integer, share numeric, revenue numeric)`);
}
