import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Axis } from "../axes.ts";

export interface RunSummary {
  run: number;
  /** The last day whose orders it saw. */
  asOf: string;
  customers: number;
  confidence: string;
  /** From when it was asked for until it was current. */
  seconds: number;
  axes: { axis: Axis; segments: { name: string; members: number; share: number }[] }[];
  /** Most members first. */
  archetypes: { id: string; name: string; members: number; share: number }[];
}

/** What a published run found. @throws Error for a run that is not. */
export async function summarizeRun({ orm }: Pick<Database, "orm">, runId: number): Promise<RunSummary> {
  const { rows } = await orm.execute<Omit<RunSummary, "archetypes">>(sql`
    with counted as (
      select axis, segment, sum(customers) as members from (
        select dominant, count(*) as customers from customer_profiles where run_id = ${runId} group by dominant
      ) g cross join lateral unnest(g.dominant) with ordinality as d(segment, axis)
      group by axis, segment
    )
    select r.id as run, r.as_of as "asOf", r.customers, r.confidence,
      extract(epoch from r.finished_at - r.started_at)::float8 as seconds,
      (select jsonb_agg(jsonb_build_object('axis', m.model->>'axis', 'segments', (
          select jsonb_agg(jsonb_build_object('name', s.segment->>'name', 'members', coalesce(c.members, 0),
            'share', coalesce(c.members, 0)::float8 / greatest(r.customers, 1)) order by s.place)
          from jsonb_array_elements(m.model->'segments') with ordinality as s(segment, place)
          left join counted c on c.axis = m.place and c.segment = s.place - 1
        )) order by m.place)
        from jsonb_array_elements(r.axes) with ordinality as m(model, place)) as axes
    from discovery_runs r where r.id = ${runId} and r.state = 'done'`);
  const [run] = rows;
  if (!run) throw new Error(`Discovery ${runId} is not published.`);
  const { rows: archetypes } = await orm.execute<RunSummary["archetypes"][number]>(sql`
    select id, name, members, population_share::float8 as share from archetypes
    where run_id = ${runId} order by members desc, no`);
  return { ...run, archetypes };
}
