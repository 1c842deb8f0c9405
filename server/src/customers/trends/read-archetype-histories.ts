import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { choosePoints } from "./choose-points.ts";

const months = 12;

interface ArchetypePoint {
  asOf: string;
  members: number;
  /** Of all customers of that day, 0 to 1. */
  share: number;
}

/** Members of the last twelve months of some archetypes, or of all, by id; from kept snapshots. */
export async function readArchetypeHistories(
  { orm }: Pick<Database, "orm">,
  archetypeIds: readonly string[],
): Promise<Map<string, ArchetypePoint[]>> {
  const { rows } = await orm.execute<{ id: string; asOf: string; members: number; share: number }>(sql`
    select archetype_id as id, as_of as "asOf", members, share::float8 as share from archetype_snapshots
    where archetype_id = any(${sql.param([...archetypeIds])}::text[]) order by archetype_id, as_of`);
  const histories = new Map<string, ArchetypePoint[]>();
  for (const { id, asOf, members, share } of rows) {
    histories.set(id, [...(histories.get(id) ?? []), { asOf, members, share }]);
  }
  for (const [id, points] of histories) histories.set(id, choosePoints(points, months).points);
  return histories;
}
