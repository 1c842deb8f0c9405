import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { describeSignature } from "../archetypes/describe-signature.ts";
import { loadArchetypeMap } from "./load-archetype-map.ts";
import { loadAxisModels } from "./load-axis-models.ts";
import { profilesPartition } from "./stage-tables.ts";

/** Writes down the archetypes of a run with their members' figures, from the profiles it has written. */
export async function describeArchetypes({ orm }: Pick<Database, "orm">, runId: number): Promise<void> {
  await orm.transaction(async (tx) => {
    const models = await loadAxisModels(tx, runId);
    const { archetypes } = await loadArchetypeMap(tx, runId);
    const described = archetypes.map(({ no, id, name, traits, signature }) => {
      const { dominant, strength } = ownPlaces(signature);
      return { no, id, name, traits, signature: describeSignature(models, signature), dominant, strength };
    });
    await tx.execute(sql`delete from archetypes where run_id = ${runId}`);
    await tx.execute(sql`
      with figures as (
        select archetype_no as no, dominant, strength, count(*)::int as members, sum(ltv) as revenue
        from ${sql.identifier(profilesPartition(runId))} group by 1, 2, 3
      )
      insert into archetypes (run_id, id, no, name, traits, signature, members, population_share, average_ltv,
        total_revenue, own_members)
      select ${runId}, a.id, a.no, a.name, array(select jsonb_array_elements_text(a.traits)), a.signature,
        coalesce(f.members, 0), coalesce(f.members, 0)::numeric / greatest(all_of_them.members, 1),
        coalesce(round(f.revenue / f.members, 4), 0), coalesce(f.revenue, 0), coalesce(f.own, 0)
      from jsonb_to_recordset(${JSON.stringify(described)})
        as a(no smallint, id text, name text, traits jsonb, signature jsonb, dominant smallint[], strength smallint[])
      cross join (select sum(members)::int as members from figures) all_of_them
      left join lateral (
        select sum(members)::int as members, sum(revenue) as revenue,
          sum(members) filter (where figures.dominant = a.dominant and figures.strength = a.strength)::int as own
        from figures where figures.no = a.no
      ) f on true`);
  });
}

/** What profiles of exactly this signature hold. */
function ownPlaces(signature: string): { dominant: number[]; strength: number[] } {
  const digits = Array.from(signature, Number);
  return {
    dominant: digits.filter((_, index) => index % 2 === 0),
    strength: digits.filter((_, index) => index % 2 === 1),
  };
}
