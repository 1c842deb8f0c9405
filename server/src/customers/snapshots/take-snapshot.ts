import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { loadVocabulary } from "./load-vocabulary.ts";
import { storeFigures } from "./store-figures.ts";
import { tallyGroups } from "./tally-groups.ts";

/**
 * Keeps members, share, weight and revenue of every segment and archetype of the current run at a day, from the
 * profiles as they are. Taken again on the same day it replaces what was kept. Does nothing before the first run.
 */
export async function takeSnapshot({ orm }: Pick<Database, "orm">, asOf: string): Promise<void> {
  await orm.transaction(async (tx) => {
    const { rows: runs } = await tx.execute<{ id: number }>(sql`select id from discovery_runs where is_current`);
    const [run] = runs;
    if (!run) return;
    const vocabulary = await loadVocabulary(tx, run.id);
    const { models } = vocabulary;
    const columns = models.reduce((sum, { segments }) => sum + segments.length, 0);
    const weights = sql.join(
      Array.from({ length: columns }, (_, column) => sql.raw(`sum(memberships[${column + 1}]::float8)`)),
      sql`, `,
    );
    // Customers of one combination of segments and one archetype are counted together: some thousand rows, one scan.
    const { rows } = await tx.execute<{
      dominant: number[];
      archetype: string | null;
      members: number;
      revenue: number;
      weights: number[];
    }>(sql`
      select dominant, a.id as archetype, g.members, g.revenue::float8 as revenue, g.weights
      from (
        select dominant, archetype_no, count(*)::int as members, sum(ltv) as revenue, array[${weights}] as weights
        from customer_profiles where run_id = ${run.id} group by dominant, archetype_no
      ) g left join archetypes a on a.run_id = ${run.id} and a.no = g.archetype_no
      order by dominant, archetype_no`);
    const figures = tallyGroups(vocabulary, rows);
    await storeFigures(tx, { runId: run.id, asOf, rebuilt: false, figures });
  });
}
