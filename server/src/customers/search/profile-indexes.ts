import { keepSearchTables, keepsPartition } from "./keep-search-tables.ts";
import { searchSelectList, searchTable } from "./search-table.ts";

const partitionName = /^customer_profiles_([1-9]\d{0,9})$/;

/** The orders that are asked for most, and one archetype's members; everything else is one pass over a narrow table. */
const indexes = [
  "ltv desc, customer_key",
  "order_count desc, customer_key",
  "(as_of - last_order_on) desc, customer_key",
  "archetype_no, ltv desc, customer_key",
];

/**
 * The statements that make a run's profiles fit to be searched, to be run in order, in one transaction or several,
 * once the partition is full and before its run becomes the current one. They build a narrow copy of what can be
 * filtered and sorted by, and triggers that keep it equal to the partition from then on. Run again they build it
 * anew; a run without them is searched too, slowly. Copies of partitions that were dropped go at the next build.
 * @param partition `customer_profiles_<run>`; @throws RangeError for another name.
 */
export function profileIndexes(partition: string): string[] {
  const runId = partitionName.exec(partition)?.[1];
  if (runId === undefined) throw new RangeError(`${partition} is no partition of a run.`);
  const table = searchTable(Number(runId));
  return [
    dropOrphans,
    `drop table if exists ${table}`,
    `create table ${table} as select ${searchSelectList} from ${partition}`,
    `alter table ${table} add primary key (customer_key)`,
    ...indexes.map((columns) => `create index on ${table} (${columns})`),
    ...keepSearchTables,
    ...keepsPartition(partition),
    `analyze ${table}`,
  ];
}

const dropOrphans = `do $drop$
  declare
    run text;
  begin
    for run in
      select substring(c.relname from '^customer_search_(\\d+)$') from pg_class c
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname ~ '^customer_search_\\d+$'
    loop
      if to_regclass('customer_profiles_' || run) is null then
        execute format('drop table %I', 'customer_search_' || run);
      end if;
    end loop;
  end $drop$`;
