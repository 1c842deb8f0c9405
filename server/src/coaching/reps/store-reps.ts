import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Executor } from "../calls/executor.ts";

/** A person as the recorder lists them. Addresses may come in any case. */
interface ListedRep {
  email: string;
  /** Other addresses of the same person. */
  aliases: readonly string[];
  name: string;
  title: string | null;
  active: boolean;
  /** The recorder's own id of the person, by which a new address is recognised as theirs. */
  id: string | null;
}

/**
 * Brings the list of reps up to date, all of it or nothing. Nobody is deleted and no address is forgotten: calls
 * recorded under it keep their owner. An address belongs to one person, the one the newest list gives it to: to
 * whoever has it as their own before anybody who has it as another, then to whoever is still active. A person whose
 * own address changed keeps the old one as another. The same list twice changes nothing.
 */
export async function storeReps(
  { orm }: Pick<Database, "orm">,
  users: readonly ListedRep[],
): Promise<{ changed: number }> {
  const people = onePerAddress(users);
  if (people.length === 0) return { changed: 0 };
  return orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('store reps', 0))`);
    const moved = await releaseOldAddresses(tx, people);
    const { rows: stored } = await tx.execute(sql`
      insert into reps (email, name, title, active, archive_user_id)
      select email, name, title, active, id from ${recordset(people)}
      on conflict (email) do update set name = excluded.name, title = excluded.title, active = excluded.active,
        archive_user_id = excluded.archive_user_id, updated_at = now()
      where (reps.name, reps.title, reps.active, reps.archive_user_id)
        is distinct from (excluded.name, excluded.title, excluded.active, excluded.archive_user_id)
      returning email`);
    await tx.execute(sql`delete from rep_aliases where alias in (select email from ${recordset(people)})`);
    const aliases = [...aliasesOf(people, moved)].map(([alias, email]) => ({ alias, email }));
    // Who hands an old address on hands on what leads to it too.
    await tx.execute(sql`
      update rep_aliases a set email = n.email
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as n(alias text, email text) where a.email = n.alias`);
    const { rows: renamed } = await tx.execute(sql`
      insert into rep_aliases (alias, email)
      select alias, email from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as n(alias text, email text)
      on conflict (alias) do update set email = excluded.email where rep_aliases.email <> excluded.email
      returning email`);
    return { changed: new Set([...stored, ...renamed].map(({ email }) => email)).size };
  });
}

interface Moved {
  alias: string;
  email: string;
}

/** Old addresses of people who are now listed under another; their rows stay, and no longer stand for the person. */
async function releaseOldAddresses(tx: Executor, people: readonly ListedRep[]): Promise<Moved[]> {
  const { rows } = await tx.execute<{ alias: string; email: string }>(sql`
    update reps r set archive_user_id = null, active = false, updated_at = now() from ${recordset(people)}
    where r.archive_user_id = n.id and r.email <> n.email
    returning r.email as alias, n.email as email`);
  const own = new Set(people.map(({ email }) => email));
  return rows.filter(({ alias }) => !own.has(alias));
}

function aliasesOf(people: readonly ListedRep[], moved: readonly Moved[]): Map<string, string> {
  const own = new Set(people.map(({ email }) => email));
  const owners = new Map(moved.map(({ alias, email }) => [alias, email]));
  // The last one to claim an address keeps it.
  const ranked = people.toSorted((a, b) => Number(a.active) - Number(b.active) || (a.email < b.email ? 1 : -1));
  for (const { email, aliases } of ranked) {
    for (const alias of aliases) if (!own.has(alias)) owners.set(alias, email);
  }
  return owners;
}

function onePerAddress(users: readonly ListedRep[]): ListedRep[] {
  const people = new Map<string, ListedRep>();
  for (const { email, aliases, name, title, active, id } of users) {
    const own = plain(email);
    const known = people.get(own);
    if (own === "" || (known?.active && !active)) continue;
    const others = aliases.map(plain).filter((alias) => alias !== "" && alias !== own);
    people.set(own, { email: own, aliases: others, name: name.trim() || own, title, active, id });
  }
  return [...people.values()];
}

const recordset = (people: readonly ListedRep[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as n(email text, name text, title text, active boolean, id text)`;

const plain = (address: string) => address.trim().toLowerCase();
