import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { endBulk, prepareForBulk } from "../features/prepare-for-bulk.ts";
import type { ProfileBasis } from "../features/profile-basis.ts";
import { inScope, type ProfileScope } from "../features/profile-scope.ts";
import { profileColumns, selectProfiles } from "../features/select-profiles.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";
import type { CurrentModels, PlacingModels } from "./current-models.ts";
import { type ComputedProfile, placeProfiles } from "./place-profiles.ts";

type Executor = Pick<Database["orm"], "execute">;

const placeColumns = sql.raw(["archetype_no, dominant, strength, memberships", ...outlookColumnNames].join(", "));
const unplaced = sql.raw(
  [
    "null::smallint, null::smallint[], null::smallint[], null::real[]",
    ...outlookColumnNames.map(() => "null::real"),
  ].join(", "),
);
const assignments = sql.raw(
  `as_of first_order_on last_order_on order_count purchase_days gross returned ltv aov return_rate discount_share
  average_gap_days units lines features archetype_no dominant strength memberships`
    .split(/\s+/)
    .concat(outlookColumnNames)
    .map((name) => `${name} = excluded.${name}`)
    .join(", "),
);

/**
 * Writes the profiles of a scope into the current run's partition, with their places where there are models, and
 * deletes those of who has no counted order any more. Resolves with how many it wrote.
 */
export async function writeProfiles(
  tx: Executor,
  { runId, models }: CurrentModels,
  basis: ProfileBasis,
  scope: ProfileScope,
): Promise<number> {
  const isRange = "from" in scope;
  if (isRange) await prepareForBulk(tx);
  const computed = selectProfiles(basis, scope);
  const profiles =
    models === null
      ? sql`select computed.*, ${unplaced} from (${computed}) computed`
      : await selectPlaced(tx, models, computed);
  const { rowCount } = await tx.execute(sql`
    with found (${profileColumns}, ${placeColumns}) as materialized (${profiles}),
    gone as (
      delete from customer_profiles
      where run_id = ${runId} and ${inScope(scope)} and customer_key not in (select customer_key from found)
    )
    insert into customer_profiles (run_id, ${profileColumns}, ${placeColumns})
    select ${runId}, * from found
    on conflict (run_id, customer_key) do update set ${assignments}`);
  if (isRange) await endBulk(tx);
  return rowCount ?? 0;
}

/** The places are found here and not in SQL: the rows come out and go back as JSON. */
async function selectPlaced(tx: Executor, models: PlacingModels, computed: SQL): Promise<SQL> {
  const { rows } = await tx.execute<ComputedProfile & Record<string, unknown>>(computed);
  return sql`
    select ${profileColumns}, ${placeColumns}
    from json_populate_recordset(null::customer_profiles, ${JSON.stringify(placeProfiles(models, rows))}::json)`;
}
