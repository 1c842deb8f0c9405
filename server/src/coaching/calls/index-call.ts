import { sql } from "drizzle-orm";
import type { Executor } from "./executor.ts";

/**
 * Makes a stored call findable by its words, its title and its topics. Lexemes longer than 40 letters and more
 * than 20,000 of one call are left out: no word that somebody searches for, and Postgres takes 1 MB at most.
 */
export async function indexCall(executor: Executor, callId: string): Promise<void> {
  await executor.execute(sql`
    insert into call_texts (call_id, words)
    select id, array_to_tsvector(coalesce((
      select array_agg(lexeme) from (
        select distinct lexeme from (
          select unnest(tsvector_to_array(t.words)) as lexeme from transcript_turns t where t.call_id = c.id
          union all select unnest(tsvector_to_array(to_tsvector('english'::regconfig, c.title)))
        ) every_lexeme where length(lexeme) <= 40 limit 20000
      ) kept), '{}'))
    from calls c where c.id = ${callId}
    on conflict (call_id) do update set words = excluded.words`);
  await executor.execute(sql`
    update calls c set topics = coalesce((
      select array_agg(distinct topic) from (
        select lower(t.topic) as topic from transcript_turns t where t.call_id = c.id
        union all select lower(named ->> 'name') from jsonb_path_query(c.gong, '$.content.topics[*]') named
        union all select lower(named ->> 'name') from jsonb_path_query(c.gong, '$.content.trackers[*] ? (@.count > 0)') named
      ) said where topic <> '' and length(topic) <= 100), '{}')
    where c.id = ${callId}`);
}
