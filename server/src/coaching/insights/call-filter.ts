import { sql, type SQL } from "drizzle-orm";
import type { Product, RepRole } from "../calls/call.ts";

export interface CallFilter {
  /** Null: since the first call. */
  from: Date | null;
  /** Exclusive. */
  to: Date;
  /** Lower case; a call under any of them. */
  emails?: readonly string[] | undefined;
  product?: Product | undefined;
  role?: RepRole | undefined;
}

/** The condition on `calls`, under this alias. */
export function matchCalls(alias: string, { from, to, emails, product, role }: CallFilter): SQL {
  const column = (name: string) => sql.raw(`${alias}.${name}`);
  const conditions = [
    from && sql`${column("started")} >= ${from.toISOString()}::timestamptz`,
    sql`${column("started")} < ${to.toISOString()}::timestamptz`,
    emails && sql`lower(${column("rep_email")}) = any(${sql.param(emails)}::text[])`,
    product && sql`${column("product")} = ${product}`,
    role && sql`${column("rep_role")} = ${role}`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null && condition !== undefined),
    sql` and `,
  );
}
