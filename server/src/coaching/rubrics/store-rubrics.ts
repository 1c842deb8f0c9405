import type { Database } from "../../storage/database.ts";
import { rubrics as rubricTable } from "../../storage/schema/coaching.ts";
import type { Dimension } from "../calls/call.ts";
import type { LoadedRubric } from "./rubric.ts";

/** Keeps every version ever used, so that an old score can be read beside its rubric. A known version is left as it is. */
export async function storeRubrics(database: Database, rubrics: Record<Dimension, LoadedRubric>): Promise<void> {
  await database.orm
    .insert(rubricTable)
    .values(
      Object.values(rubrics).map(({ version, ...content }) => ({ dimension: content.dimension, version, content })),
    )
    .onConflictDoNothing();
}
