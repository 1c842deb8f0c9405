import { searchAssignments, searchColumnNames, searchSelectList } from "./search-table.ts";

const events = [
  ["insert", "new"],
  ["update", "new"],
  ["delete", "old"],
] as const;

/**
 * Triggers of one table for each event, statement by statement: a refresh of many customers is one statement more and
 * not one more each.
 */
const triggersOn = (table: string) =>
  events.map(
    ([event, rows]) => `create or replace trigger customer_search_${event} after ${event} on ${table}
      referencing ${rows} table as changed for each statement execute function keep_customer_search()`,
  );

/** What is written by way of customer_profiles fires its triggers; what names a partition, that partition's. */
export const keepsPartition = (partition: string): string[] => triggersOn(partition);

/** The function of those triggers, and those of customer_profiles itself unless they are there: they lock it. */
export const keepSearchTables: readonly string[] = [
  `create or replace function keep_customer_search() returns trigger language plpgsql as $keep$
  declare
    run integer;
    copy text;
  begin
    for run in select distinct run_id from changed loop
      copy := 'customer_search_' || run;
      if to_regclass(copy) is null then
        continue;
      elsif tg_op = 'DELETE' then
        execute format('delete from %I where customer_key in (select customer_key from changed where run_id = $1)', copy)
          using run;
      else
        execute format(
          'insert into %I (${searchColumnNames}) select ${searchSelectList} from changed where run_id = $1
          order by customer_key on conflict (customer_key) do update set ${searchAssignments}', copy) using run;
      end if;
    end loop;
    return null;
  end $keep$`,
  `do $triggers$
  begin
    if not exists (
      select from pg_trigger where tgrelid = 'customer_profiles'::regclass and tgname = 'customer_search_delete'
    ) then
      ${triggersOn("customer_profiles").join(";\n")};
    end if;
  end $triggers$`,
];
