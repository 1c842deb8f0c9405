-- Pairs of words that follow one another stand beside the words, so that a phrase is found without reading turns.
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
from calls c
on conflict (call_id) do update set words = excluded.words;
