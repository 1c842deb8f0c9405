import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

export interface NearRep {
  email: string;
  name: string;
}

const most = 3;

/** Up to three known reps whose address or name is nearest to an address that nobody has, for a mistyped one. */
export async function findNearReps({ orm }: Pick<Database, "orm">, address: string): Promise<NearRep[]> {
  // Hops from address to address through the index instead of reading every call.
  const { rows } = await orm.execute<NearRep & Record<string, unknown>>(sql`
    with recursive heard as (
      (select lower(rep_email) as email from calls where lower(rep_email) is not null order by 1 limit 1)
      union all
      select (select lower(c.rep_email) from calls c where lower(c.rep_email) > h.email order by 1 limit 1)
      from heard h where h.email is not null
    )
    select distinct on (known.email) known.email, coalesce(r.name, c.rep_name) as name
    from (select coalesce(a.email, h.email) as email, h.email as heard_as from heard h
      left join rep_aliases a on a.alias = h.email where h.email is not null) known
    left join reps r on r.email = known.email
    cross join lateral (select rep_name from calls where lower(rep_email) = known.heard_as limit 1) c
    order by known.email`);
  return rows
    .map((rep) => ({ rep, distance: distanceTo(rep, address) }))
    .toSorted((a, b) => a.distance - b.distance || (a.rep.email < b.rep.email ? -1 : 1))
    .slice(0, most)
    .map(({ rep }) => ({ email: rep.email, name: rep.name }));
}

/** 0 is the same, 1 has nothing in common: of what stands before the @, against their address and their name. */
function distanceTo({ email, name }: NearRep, address: string): number {
  const asked = localPart(address);
  const nameLike = name.toLowerCase().replace(/\s+/g, ".");
  return Math.min(
    ...[localPart(email), nameLike].map((known) => countEdits(asked, known) / Math.max(asked.length, known.length, 1)),
  );
}

const localPart = (email: string) => (email.split("@")[0] ?? email).toLowerCase();

/** Insertions, deletions and replacements that make one text the other (Levenshtein, 1966). */
function countEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let index = 0; index < one.length; index++) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at++) {
      const replaced = (row[at - 1] ?? 0) + (one[index] === other[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
