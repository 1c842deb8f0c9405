import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { AxisModel } from "../segments/axis-model.ts";

/** What a run found of each axis, in the order of axes.ts. @throws Error before it has found it. */
export async function loadAxisModels(tx: Pick<Database["orm"], "execute">, runId: number): Promise<AxisModel[]> {
  const { rows } = await tx.execute<{ axes: (AxisModel | null)[] | null }>(
    sql`select axes from discovery_runs where id = ${runId}`,
  );
  const models = rows[0]?.axes;
  if (!models || models.includes(null)) throw new Error(`Discovery ${runId} has not found its axes yet.`);
  return models.filter((model) => model !== null);
}
