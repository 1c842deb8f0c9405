import { sql } from "drizzle-orm";
import type { Executor } from "./executor.ts";

/**
 * Makes a stored call findable by its words, its title and its topics. Beside each word stands each pair of words
 * that follow one another in a turn with how far apart they are (`price 1 plan`; stop words count as distance), so
 * that a phrase is found without reading a turn. Words longer than 40 letters and what is beyond 900 kB of one call,
 * pairs first, are left out: nothing that somebody searches for, and Postgres takes 1 MB at most.
 */
export async function indexCall(executor: Executor, callId: string): Promise<void> {
  await executor.execute(sql`
    insert into call_texts (call_id, words)
    select id, array_to_tsvector(coalesce((
      with said as (
        select t.turn_index, w.lexeme, p.position
        from transcript_turns t, unnest(t.words) w, unnest(w.positions) p(position)
        where t.call_id = c.id and length(w.lexeme) <= 40
        union all
        select -1, w.lexeme, p.position
        from unnest(to_tsvector('english'::regconfig, c.title)) w, unnest(w.positions) p(position)
        where length(w.lexeme) <= 40
      ), findable as (
        select 1 as kind, lexeme from said
        union
        select 2, lexeme || ' ' || lead(position) over following - position || ' ' || lead(lexeme) over following
        from said window following as (partition by turn_index order by position, lexeme)
      )
      select array_agg(lexeme) from (
        select lexeme, sum(octet_length(lexeme)) over (order by kind, lexeme) as bytes
        from findable where lexeme is not null
      ) kept where bytes <= 900000), '{}'))
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
