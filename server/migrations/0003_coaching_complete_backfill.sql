-- What earlier versions stored becomes searchable and countable at once.
insert into call_texts (call_id, words)
select id, array_to_tsvector(coalesce((
  select array_agg(lexeme) from (
    select distinct lexeme from (
      select unnest(tsvector_to_array(t.words)) as lexeme from transcript_turns t where t.call_id = c.id
      union all select unnest(tsvector_to_array(to_tsvector('english'::regconfig, c.title)))
    ) every_lexeme where length(lexeme) <= 40 limit 20000
  ) kept), '{}'))
from calls c
on conflict (call_id) do nothing;
--> statement-breakpoint
update calls c set topics = coalesce((
  select array_agg(distinct topic) from (
    select lower(t.topic) as topic from transcript_turns t where t.call_id = c.id
    union all select lower(named ->> 'name') from jsonb_path_query(c.gong, '$.content.topics[*]') named
    union all select lower(named ->> 'name') from jsonb_path_query(c.gong, '$.content.trackers[*] ? (@.count > 0)') named
  ) said where topic <> '' and length(topic) <= 100), '{}');
--> statement-breakpoint
update calls c set
  overall = newest.overall,
  discovery = (newest.scores ->> 'discovery')::double precision,
  product_knowledge = (newest.scores ->> 'product_knowledge')::double precision,
  objection_handling = (newest.scores ->> 'objection_handling')::double precision,
  engagement = (newest.scores ->> 'engagement')::double precision,
  analyzer = newest.analyzer,
  analyzed_at = newest.created_at,
  objection_types = array(select distinct one ->> 'type' from jsonb_array_elements(newest.result -> 'signals' -> 'objections') one)
from (select distinct on (call_id) * from coaching_sessions order by call_id, created_at desc) newest
where newest.call_id = c.id;
--> statement-breakpoint
insert into call_criteria (call_id, dimension, criterion, level, analyzer, rubric_version, started, evidence, advice)
select c.id, judged ->> 'dimension', criterion ->> 'id', (criterion ->> 'level')::smallint, newest.analyzer,
  coalesce(newest.rubric_versions ->> (judged ->> 'dimension'), ''), c.started,
  coalesce(jsonb_path_query_array(criterion, '$.evidence[0 to 2]'), '[]'),
  (select advice from jsonb_array_elements(judged -> 'improvements') advice where advice ->> 'criterion' = criterion ->> 'id' limit 1)
from (select distinct on (call_id) * from coaching_sessions order by call_id, created_at desc) newest
join calls c on c.id = newest.call_id
cross join jsonb_array_elements(newest.result -> 'dimensions') judged
cross join jsonb_array_elements(judged -> 'criteria') criterion
on conflict do nothing;
