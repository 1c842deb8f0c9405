import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { axes } from "../axes.ts";
import type { CurrentRun } from "./current-run.ts";
import { profileSource } from "./profile-source.ts";
import { withSearchPlans } from "./with-search-plans.ts";

/** An archetype with the figures of its members as they are now; money in the shop's currency, net of returns. */
export interface ArchetypeFigures {
  id: string;
  name: string;
  members: number;
  /** Of all customers with a profile, 0 to 1. */
  populationShare: number;
  averageLtv: number;
  totalRevenue: number;
  /** Members when it was found whose own signature it is; the others were nearest to it. */
  ownMembers: number;
  signature: Record<string, { segment: string; strength: string }>;
  /** In plain words, the most telling first. */
  traits: string[];
}

/** Every archetype of the current run, the most members first. One pass over all customers. */
export async function readArchetypes(
  database: Pick<Database, "orm">,
  run: Pick<CurrentRun, "id" | "indexed">,
): Promise<ArchetypeFigures[]> {
  return withSearchPlans(database, async (tx) => {
    const { rows } = await tx.execute<ArchetypeFigures & Record<string, unknown>>(sql`
      with members as (
        select p.archetype_no as no, count(*)::int as members, sum(p.ltv) as revenue from ${profileSource(run)} group by 1
      )
      select a.id, a.name, coalesce(m.members, 0) as members,
        coalesce(m.members, 0)::float8 / greatest((select sum(members) from members), 1)::float8 as "populationShare",
        coalesce(m.revenue / m.members, 0) as "averageLtv", coalesce(m.revenue, 0) as "totalRevenue",
        a.own_members as "ownMembers", a.signature, a.traits
      from archetypes a left join members m using (no)
      where a.run_id = ${run.id} order by members desc, a.no`);
    // Postgres keeps keys of JSON in an order of its own.
    for (const row of rows) row.signature = inOrderOfAxes(row.signature);
    return rows;
  });
}

const inOrderOfAxes = (signature: ArchetypeFigures["signature"]): ArchetypeFigures["signature"] =>
  Object.fromEntries(
    axes.flatMap((axis) => {
      const place = signature[axis];
      return place ? [[axis, place]] : [];
    }),
  );
