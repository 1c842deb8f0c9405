import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { findSegment } from "../search/find-segment.ts";
import { choosePoints } from "./choose-points.ts";
import { computeGrowth, fewestPoints, type Growth } from "./compute-growth.ts";

export interface SegmentTrend {
  unit: "month" | "day";
  /** In order of time; `share` of all customers of that day, 0 to 1. */
  history: { asOf: string; members: number; share: number }[];
  /** Null when there is too little history. */
  growth: Growth | null;
  /** What limits the answer; null when nothing does. */
  notice: string | null;
}

/**
 * How a segment of the current run grew, from kept snapshots.
 * @throws ToolError `invalid_input` with the axes or segments there are.
 */
export async function readSegmentTrend(
  database: Pick<Database, "orm">,
  { axis, segment, periods }: { axis: string; segment: string; periods: number },
): Promise<SegmentTrend> {
  const run = await readCurrentRun(database);
  findSegment(run, { axis, segment }, (name) => `${name}_name`);
  const { rows } = await database.orm.execute<SegmentTrend["history"][number] & { run: number }>(sql`
    select as_of as "asOf", members, share::float8 as share, run_id as run from segment_snapshots
    where axis = ${axis} and segment = ${segment} order by as_of`);
  const { unit, points } = choosePoints(rows, periods);
  const growth = computeGrowth(points);
  const earlier = points.findLast((point) => point.run !== run.id);
  const [oldest] = points;
  const isUnderWay = oldest !== undefined && points.length < periods && (await isLookingBack(database));
  const there = `there ${points.length === 1 ? "is" : "are"} ${points.length}`;
  const notices = [
    growth === null &&
      (isUnderWay
        ? `A trend needs ${fewestPoints} days with a snapshot, ${there} so far.`
        : `A trend needs ${fewestPoints} days with a snapshot, ${there}. One is taken every day; \`npx rapport snapshots rebuild\` makes past ones from the orders.`),
    isUnderWay &&
      `Months before ${oldest.asOf} are still to be computed: a running server does so, newest first; \`npx rapport snapshots rebuild\` needs none.`,
    earlier &&
      `Up to ${earlier.asOf} customers were told apart by an earlier discovery; \`npx rapport snapshots rebuild\` makes those days comparable.`,
  ].filter((notice) => typeof notice === "string");
  return {
    unit,
    history: points.map(({ asOf, members, share }) => ({ asOf, members, share })),
    growth,
    notice: notices.length > 0 ? notices.join(" ") : null,
  };
}

/** Whether a discovery left past month ends to be computed by whoever has time. */
async function isLookingBack({ orm }: Pick<Database, "orm">): Promise<boolean> {
  const { rows } = await orm.execute(sql`select from work_items where kind = 'snapshots' and state = 'queued'`);
  return rows.length > 0;
}
