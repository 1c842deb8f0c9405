import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import { canPredict } from "../outlook/load-outlook.ts";
import type { OutlookModel } from "../outlook/outlook-model.ts";
import type { RunOutlook } from "../outlook/read-outlook.ts";
import type { AxisModel } from "../segments/axis-model.ts";

/** What a customer is placed by. */
export interface PlacingModels {
  /** In the order of axes.ts. */
  axes: AxisModel[];
  archetypes: ArchetypeMap;
  /** Null where the run has none. */
  outlook: OutlookModel | null;
}

export interface CurrentModels {
  /** 0 before the first discovery. */
  runId: number;
  /** Null before the first discovery. */
  models: PlacingModels | null;
}

/** The run whose profiles are read, and what it places customers by. */
export async function loadCurrentModels(tx: Pick<Database["orm"], "execute">): Promise<CurrentModels> {
  const { rows } = await tx.execute<{
    id: number;
    axes: AxisModel[] | null;
    archetypes: ArchetypeMap | null;
    outlook: RunOutlook;
  }>(sql`select id, axes, archetypes, outlook from discovery_runs where is_current`);
  const [run] = rows;
  if (!run) return { runId: 0, models: null };
  if (!run.axes || !run.archetypes) throw new Error(`Discovery ${run.id} is current without its models.`);
  const { axes, archetypes, outlook } = run;
  return { runId: run.id, models: { axes, archetypes, outlook: canPredict(outlook) ? outlook : null } };
}
