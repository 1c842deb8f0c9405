import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

export interface FoundRep {
  /** Lower case; the one people write to. */
  email: string;
  /** From the list of reps, else as on their newest call; null for somebody never seen. */
  name: string | null;
  /** Every address their calls may stand under, lower case, `email` among them. */
  emails: string[];
  /** False once the recorder says that they left. */
  active: boolean;
}

/** Whoever an address belongs to, whichever of their addresses it is. Never null: an unknown address is a rep without calls. */
export async function findRep({ orm }: Pick<Database, "orm">, address: string): Promise<FoundRep> {
  const asked = address.trim().toLowerCase();
  const { rows } = await orm.execute<{ email: string; emails: string[]; name: string | null; active: boolean }>(sql`
    with canonical as (
      select coalesce((select email from rep_aliases where alias = ${asked}), ${asked}) as email
    ), addresses as (
      select email from canonical
      union select alias from rep_aliases join canonical using (email)
    )
    select c.email, (select array_agg(email order by email) from addresses) as emails,
      coalesce(r.name, (select rep_name from calls where lower(rep_email) in (select email from addresses)
        order by started desc limit 1)) as name,
      coalesce(r.active, true) as active
    from canonical c left join reps r on r.email = c.email`);
  const [found] = rows;
  return found ?? { email: asked, emails: [asked], name: null, active: true };
}

/**
 * The SQL for whose call a row of `calls` (under this alias) is: one value for all addresses of a person, the
 * name where no address is known.
 */
export const repKeyOf = (alias: string) =>
  sql.raw(
    `coalesce((select a.email from rep_aliases a where a.alias = lower(${alias}.rep_email)), lower(${alias}.rep_email), ${alias}.rep_name)`,
  );
