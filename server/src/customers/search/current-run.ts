import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Predictor } from "../outlook/outlook-model.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { searchTable } from "./search-table.ts";

/** What readers of profiles need to know of the run they read. */
export interface CurrentRun {
  /** 0 before the first discovery. */
  id: number;
  /** The last day whose orders the run saw; null before the first discovery. */
  asOf: string | null;
  /** When it was published, as Postgres writes it; null before the first discovery. */
  finishedAt: string | null;
  currency: string | null;
  confidence: string | null;
  /** In the order of axes.ts with segments in the order of AxisModel; empty before the first discovery. */
  axes: { axis: string; segments: string[] }[];
  archetypes: { id: string; no: number; name: string }[];
  /** What sums over everybody are predicted by; null where the run predicts nothing. */
  predictor: Pick<Predictor, "repeat" | "correction" | "level"> | null;
  /** Whether profileIndexes made the table that is searched. */
  indexed: boolean;
}

/** The finished run that every reader of profiles filters by, with the names its numbers stand for. */
export async function readCurrentRun({ orm }: Pick<Database, "orm">): Promise<CurrentRun> {
  const { rows } = await orm.execute<{
    id: number | null;
    asOf: string | null;
    finishedAt: string | null;
    confidence: string | null;
    axes: AxisModel[] | null;
    currency: string | null;
    archetypes: CurrentRun["archetypes"];
    predictor: CurrentRun["predictor"];
    indexed: boolean;
  }>(sql`
    select r.id, r.as_of as "asOf", r.finished_at::text as "finishedAt", r.confidence, r.axes, s.currency,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'no', a.no, 'name', a.name) order by a.no), '[]')
        from archetypes a where a.run_id = r.id) as archetypes,
      case when r.outlook ? 'repeat' then jsonb_build_object('repeat', r.outlook->'repeat',
        'correction', r.outlook->'correction', 'level', r.outlook->'level') end as predictor,
      to_regclass(${searchTable(0).replace(/0$/, "")} || r.id) is not null as indexed
    from (select 1) one
    left join discovery_runs r on r.is_current
    left join shop s on true`);
  const [row] = rows;
  return {
    id: row?.id ?? 0,
    asOf: row?.asOf ?? null,
    finishedAt: row?.finishedAt ?? null,
    currency: row?.currency ?? null,
    confidence: row?.confidence ?? null,
    axes: (row?.axes ?? []).map(({ axis, segments }) => ({ axis, segments: segments.map(({ name }) => name) })),
    archetypes: row?.archetypes ?? [],
    predictor: row?.predictor ?? null,
    indexed: row?.indexed ?? false,
  };
}
