import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { dominantColumn } from "../search/search-table.ts";
import type { Group } from "./group.ts";

/**
 * What groups are compared by. Amounts, counts and days have long tails, in which a mean of logarithms tells where
 * most customers are: their effect is measured on ln(1 + x).
 */
export const measures = {
  ltv: { value: "p.ltv", skewed: true },
  aov: { value: "p.aov", skewed: true },
  order_count: { value: "p.order_count", skewed: true },
  recency_days: { value: "(p.as_of - p.last_order_on)", skewed: true },
  tenure_days: { value: "(p.as_of - p.first_order_on)", skewed: true },
  avg_days_between: { value: "p.average_gap_days", skewed: true },
  return_rate: { value: "p.return_rate", skewed: false },
  discount_share: { value: "p.discount_share", skewed: false },
} as const;

export type Measure = keyof typeof measures;

export interface GroupFigures {
  members: number;
  revenue: number;
  /** Members that are in the other group too. */
  shared: number;
  measures: Record<Measure, Spread>;
  /** Share of members whose dominant segment it is, by axis and segment. */
  segments: Record<string, Record<string, number>>;
}

/** Of the customers who have a value: mean in its own unit, then mean and deviation on the scale of effects. */
export interface Spread {
  count: number;
  mean: number | null;
  scaledMean: number | null;
  scaledDeviation: number | null;
}

/** Measures a group in one pass over its members. */
export async function measureGroup(
  tx: Pick<Database["orm"], "execute">,
  run: CurrentRun,
  { group, other }: { group: Group; other: Group },
): Promise<GroupFigures> {
  const names = Object.keys(measures) as Measure[];
  const spreads = names.map((name): SQL => {
    const { value, skewed } = measures[name];
    const scaled = skewed ? `ln(1 + greatest(${value}, 0)::float8)` : value;
    return sql.raw(`jsonb_build_object('count', count(${value}), 'mean', avg(${value}::float8),
      'scaledMean', avg(${scaled}), 'scaledDeviation', stddev_samp(${scaled}))`);
  });
  const counts = run.axes.map(({ segments }, at): SQL =>
    sql.raw(
      `array[${segments.map((_, place) => `count(*) filter (where p.${dominantColumn(at)} = ${place})`).join(", ")}]::int[]`,
    ),
  );
  const { rows } = await tx.execute<{
    members: number;
    revenue: number;
    shared: number;
    spreads: Spread[];
    counts: number[][];
  }>(sql`
    select count(*)::int as members, coalesce(sum(p.ltv), 0) as revenue,
      (count(*) filter (where ${other.condition}))::int as shared,
      jsonb_build_array(${sql.join(spreads, sql`, `)}) as spreads,
      jsonb_build_array(${sql.join(counts, sql`, `)}) as counts
    from ${profileSource(run)} where ${group.condition}`);
  const [row] = rows;
  if (!row) throw new Error("An aggregate answered no row.");
  return {
    members: row.members,
    revenue: row.revenue,
    shared: row.shared,
    measures: Object.fromEntries(names.map((name, at) => [name, row.spreads[at]])) as Record<Measure, Spread>,
    segments: Object.fromEntries(
      run.axes.map(({ axis, segments }, at) => [
        axis,
        Object.fromEntries(
          segments.map((name, place) => [name, (row.counts[at]?.[place] ?? 0) / Math.max(row.members, 1)]),
        ),
      ]),
    ),
  };
}
