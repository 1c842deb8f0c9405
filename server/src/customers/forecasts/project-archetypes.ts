import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { dayNumber } from "../day-number.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { choosePoints } from "../trends/choose-points.ts";
import { backtestMembers, type MembersBacktest } from "./backtest-members.ts";
import type { Estimate } from "./estimate.ts";
import { listMonths } from "./list-periods.ts";
import { type MembersPoint, projectMembers } from "./project-members.ts";

export interface ArchetypeProjection {
  id: string;
  name: string;
  /** At the last snapshot. */
  members: number;
  /** Share of the members a month; 0 where no trend is proven. */
  growthPerMonth: number;
  pValue: number;
  /** At the end of the last period. */
  end: Estimate;
}

export interface ArchetypesProjection {
  /** Null before the first discovery. */
  asOf: string | null;
  /** Of all archetypes together. */
  periods: (Estimate & { period: string })[];
  /** Whoever gains most members first. */
  archetypes: ArchetypeProjection[];
  /** Snapshots of the longest history. */
  points: number;
  unit: "month" | "day";
  backtest: MembersBacktest | null;
}

const monthDays = 30.44;
const mostPoints = 24;

/** Where the archetypes of the current run go, from the kept snapshots up to its day. */
export async function projectArchetypes(
  database: Pick<Database, "orm">,
  months: number,
): Promise<ArchetypesProjection> {
  const run = await readCurrentRun(database);
  const { rows } = await database.orm.execute<{ id: string; asOf: string; members: number }>(sql`
    select archetype_id as id, as_of as "asOf", members from archetype_snapshots
    where archetype_id = any(${sql.param(run.archetypes.map(({ id }) => id))}::text[])
      and as_of <= coalesce((select as_of from discovery_runs where is_current and pinned), 'infinity'::date)
    order by as_of`);
  const byId = new Map<string, { asOf: string; members: number }[]>(run.archetypes.map(({ id }) => [id, []]));
  const byDay = new Map<string, number>();
  for (const { id, asOf, members } of rows) {
    byId.get(id)?.push({ asOf, members });
    byDay.set(asOf, (byDay.get(asOf) ?? 0) + members);
  }
  const asOf = rows.at(-1)?.asOf ?? run.asOf;
  if (run.id === 0 || asOf === null) {
    return { asOf: null, periods: [], archetypes: [], points: 0, unit: "month", backtest: null };
  }
  const periods = listMonths(dayNumber(asOf), months);
  const times = periods.map(({ end }) => inMonths(end - 1));
  const all = choosePoints(
    [...byDay].map(([day, members]) => ({ asOf: day, members })),
    mostPoints,
  );
  const together = projectMembers(all.points.map(toPoint), times);
  const series = new Map([...byId].map(([id, points]) => [id, choosePoints(points, mostPoints).points.map(toPoint)]));
  return {
    asOf,
    periods: periods.flatMap(({ name }, at) => {
      const estimate = together.at[at];
      return estimate ? [{ period: name, ...estimate }] : [];
    }),
    archetypes: run.archetypes
      .flatMap(({ id, name }) => {
        const points = series.get(id) ?? [];
        const { slope, pValue, at } = projectMembers(points, times);
        const members = points.at(-1)?.members ?? 0;
        const end = at.at(-1);
        return end ? [{ id, name, members, growthPerMonth: members > 0 ? slope / members : 0, pValue, end }] : [];
      })
      .toSorted((a, b) => b.end.expected - b.members - (a.end.expected - a.members) || b.members - a.members),
    points: all.points.length,
    unit: all.unit,
    backtest: all.unit === "month" ? backtestMembers([...series.values()], Math.min(months, 3)) : null,
  };
}

const inMonths = (day: number) => day / monthDays;

const toPoint = ({ asOf, members }: { asOf: string; members: number }): MembersPoint => ({
  month: inMonths(dayNumber(asOf)),
  members,
});
