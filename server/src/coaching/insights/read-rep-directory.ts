import type { Database } from "../../storage/database.ts";
import { repAliases, reps } from "../../storage/schema/team.ts";

/** A person, whichever address a call stands under. */
export interface RepIdentity {
  /** One value a person. */
  key: string;
  /** Lower case; null where none is known. */
  email: string | null;
  name: string;
}

/** Says who stands behind the address and name on a call; read once for many calls. */
export async function readRepDirectory({
  orm,
}: Pick<Database, "orm">): Promise<(seen: { address: string | null; name: string }) => RepIdentity> {
  const [people, aliases] = await Promise.all([
    orm.select({ email: reps.email, name: reps.name }).from(reps),
    orm.select({ alias: repAliases.alias, email: repAliases.email }).from(repAliases),
  ]);
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const owners = new Map(aliases.map(({ alias, email }) => [alias, email]));
  return ({ address, name }) => {
    if (address === null) return { key: name, email: null, name };
    const email = owners.get(address) ?? address;
    return { key: email, email, name: names.get(email) ?? name };
  };
}
