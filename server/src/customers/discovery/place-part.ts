import type { Database } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import { signatureOf } from "../archetypes/signature-of.ts";
import { loadProfileBasis } from "../features/profile-basis.ts";
import { dayNumber } from "../day-number.ts";
import { canPredict } from "../outlook/load-outlook.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";
import { predictAllColumns } from "../outlook/predict-columns.ts";
import { readOutlook } from "../outlook/read-outlook.ts";
import { placeOnAxes } from "../segments/place-on-axes.ts";
import { holdPart } from "./hold-part.ts";
import { loadAxisModels } from "./load-axis-models.ts";
import { readFeatures } from "./read-features.ts";
import { restoreFeatures } from "./restore-features.ts";
import { featuresTable, placesTable, stageStorage } from "./stage-tables.ts";
import { writePlaces } from "./write-places.ts";

/** Places a part's customers on all axes and predicts what they will do, into a table of its own. */
export async function placePart(database: Database, { runId, part }: { runId: number; part: number }): Promise<void> {
  await restoreFeatures(database, { runId, part });
  await inTransaction(database.pool, async (tx, client) => {
    await holdPart(tx, { runId, part });
    const models = await loadAxisModels(tx, runId);
    const featureCount = models.reduce((sum, { features }) => sum + features.length, 0);
    const axes = models.length;
    const { keys, features, purchases } = await readFeatures(client, featuresTable(runId, part), featureCount);
    const places = placeOnAxes(models, features, keys.length);
    const signatures = Array.from(keys, (_, row) =>
      signatureOf(
        places.dominant.subarray(row * axes, (row + 1) * axes),
        places.strength.subarray(row * axes, (row + 1) * axes),
      ),
    );
    const outlook = await readOutlook(tx, runId);
    const { asOf } = await loadProfileBasis(tx, runId);
    const predicted = canPredict(outlook) ? predictAllColumns(outlook, purchases, dayNumber(asOf)) : null;
    const table = placesTable(runId, part);
    await client.query(`drop table if exists ${table}`);
    await client.query(`
      create unlogged table ${table}
        (customer_key integer, signature text, dominant smallint[], strength smallint[], memberships real[],
          ${outlookColumnNames.map((name) => `${name} real`).join(", ")}) ${stageStorage}`);
    await writePlaces(client, table, { keys, signatures, places, outlook: predicted });
  });
}
