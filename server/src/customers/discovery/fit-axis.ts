import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { type Axis, axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { chooseSegments } from "../segments/choose-segments.ts";
import { sampleTable } from "./stage-tables.ts";
import { takeSample } from "./take-sample.ts";

/** Finds the segments of an axis from the run's sample and keeps them with the run. */
export async function fitAxis(
  database: Pick<Database, "orm">,
  { runId, axis }: { runId: number; axis: Axis },
): Promise<void> {
  const place = axes.indexOf(axis);
  const before = axes.slice(0, place).reduce((sum, name) => sum + featureNames[name].length, 0);
  const names = featureNames[axis];
  const values = await readSample();
  const model = chooseSegments(axis, values, names, await readModelBefore());
  await database.orm.execute(sql`
    update discovery_runs
    set axes = jsonb_set(coalesce(axes, ${JSON.stringify(axes.map(() => null))}::jsonb), ${`{${place}}`}::text[],
      ${JSON.stringify(model)}::jsonb)
    where id = ${runId} and state = 'running'`);

  /** As many segments are found again where that fits as well, so that a month does not turn everything over. */
  async function readModelBefore(): Promise<AxisModel | null> {
    const { rows } = await database.orm.execute<{ model: AxisModel | null }>(
      sql`select axes -> ${place}::int as model from discovery_runs where is_current`,
    );
    return rows[0]?.model ?? null;
  }

  async function readSample(again = false): Promise<Float64Array> {
    const { rows } = await database.orm.execute<{ features: number[] }>(sql`
      select features[${before + 1}::int:${before + names.length}::int] as features
      from ${sql.identifier(sampleTable(runId))} order by place`);
    if (rows.length > 0) return Float64Array.from(rows.flatMap(({ features }) => features));
    if (again) throw new Error(`Discovery ${runId} has nobody to learn from.`);
    // Unlogged tables are empty after a crash of Postgres.
    await takeSample(database, runId);
    return readSample(true);
  }
}
