import type { ClientBase } from "pg";

interface Definition {
  drop: string;
  create: string;
}

/**
 * Runs `work` while the tables have neither indexes nor keys (but those that other tables refer to), and puts all of them
 * back as they were: a table is filled in a fraction of the time that way. Nobody else can read the tables until the
 * transaction ends, so it is for a shop that is all but empty.
 */
export async function withoutIndexes<T>(client: ClientBase, tables: string[], work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<Definition>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
     from pg_constraint c
     where contype in ('f', 'p') and conrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid and c.contype = 'p')
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
     from pg_index i
     where i.indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { drop } of rows) await client.query(drop);
  const result = await work();
  for (const { create } of rows) await client.query(create);
  return result;
}
