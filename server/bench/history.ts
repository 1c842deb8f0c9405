import { join } from "node:path";
import type { PoolClient } from "pg";
import { loadRubrics } from "../src/coaching/rubrics/load-rubrics.ts";
import type { Database } from "../src/storage/database.ts";
import { seededRandom } from "../src/customers/segments/seeded-random.ts";
import { inventWords, vocabularyOf, writeTurns } from "./history-texts.ts";

export interface HistoryOptions {
  calls: number;
  turnsPerCall: number;
  reps: number;
  seed: number;
  /** The last call is of this moment. Default now. */
  until?: Date;
}

/** Each written turn is said in many calls, as phrases are in life. */
const writtenTurns = 40_000;
/** Each is the customer of about ten calls: the rare words. */
const accountsPer = 10;
const days = 730;
const connections = 2;

/**
 * Fills an empty, migrated database with two years of calls: turns with their words, scores that drift by rep,
 * objection types, topics, criteria with quotes of their own calls, and the feed. The same seed gives the same
 * history. Ids are 19 digits from 8000000000000000001 on, in order of time. What `indexCall` would find of a call is
 * what is stored for it.
 */
export async function generateHistory(database: Pick<Database, "pool">, options: HistoryOptions): Promise<void> {
  await onOne(database, (client) => prepare(client, options));
  const share = Math.ceil(options.calls / connections);
  await Promise.all(
    Array.from({ length: connections }, (_, at) =>
      onOne(database, (client) => fill(client, options, at * share + 1, Math.min(options.calls, (at + 1) * share))),
    ),
  );
  await onOne(database, async (client) => {
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query("create index call_texts_words on call_texts using gin (words)");
    await client.query("drop table history_turns, history_names");
    await client.query("vacuum analyze");
  });
}

async function onOne({ pool }: Pick<Database, "pool">, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    // Everything is consistent by construction: checking each of millions of references would take most of the time.
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set jit = off");
    await work(client);
  } finally {
    client.release(true);
  }
}

async function prepare(client: PoolClient, { calls, reps, seed }: HistoryOptions): Promise<void> {
  const random = seededRandom(seed);
  const vocabulary = vocabularyOf(random);
  const names = inventWords(Math.ceil(calls / accountsPer) + reps * 2, random).map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  const turns = writeTurns(writtenTurns, vocabulary, random);
  await client.query("drop index call_texts_words");
  await client.query("create unlogged table history_names (nth integer primary key, name text)");
  await client.query(
    "insert into history_names select nth, name from unnest($1::text[]) with ordinality t(name, nth)",
    [names],
  );
  await client.query(`create unlogged table history_turns
    (nth integer primary key, template text, sentences integer, first text, findable text[])`);
  // The times of a turn are put into its template: turns differ in them alone.
  await client.query(
    `insert into history_turns select nth, t.template, t.sentences, t.first, array_remove(array(
       with said as (
         select w.lexeme, p.position from unnest(to_tsvector('english', t.texts)) w, unnest(w.positions) p(position)
       )
       select lexeme from said union
       select lexeme || ' ' || lead(position) over following - position || ' ' || lead(lexeme) over following
       from said window following as (order by position, lexeme)), null)
     from jsonb_to_recordset($1::jsonb) t(nth integer, template text, sentences integer, first text, texts jsonb)`,
    [
      JSON.stringify(
        turns.map((texts, at) => ({
          nth: at + 1,
          sentences: texts.length,
          first: texts[0],
          texts,
          template: `[${texts
            .map((text, k) => `{"startMs":%${k + 1}$s,"endMs":%${k + 2}$s,"text":${JSON.stringify(text)}}`)
            .join(",")}]`,
        })),
      ),
    ],
  );
  await client.query("analyze history_turns");
  await client.query(
    `insert into reps (email, name, title, active)
     select format('rep%s@example.com', n), format('%s %s', (select name from history_names where nth = 2 * r.n - 1),
       (select name from history_names where nth = 2 * r.n)), 'Account Executive', n % 10 <> 0
     from generate_series(1, $1::integer) r(n)`,
    [reps],
  );
  await client.query(
    `insert into rep_aliases select format('rep%s@old.example.com', n), format('rep%s@example.com', n)
     from generate_series(1, $1::integer) r(n) where n % 5 = 0`,
    [reps],
  );
}

/** A number from 0 to `below` - 1, of this row alone. */
const dice = (row: string, salt: number, below: string | number) =>
  `(((hashint8extended(${row}, ${salt} + $3::bigint) & 9007199254740991) % (${below}))::integer)`;

async function fill(client: PoolClient, options: HistoryOptions, from: number, to: number): Promise<void> {
  const { calls, turnsPerCall, reps, seed, until = new Date() } = options;
  const accounts = Math.ceil(calls / accountsPer);
  await client.query(insertCalls, [from, to, seed, calls, reps, until, accounts, turnsPerCall]);
  await client.query(
    `insert into speakers (call_id, speaker_id, name, email, title, affiliation, user_id)
     select id, 'rep', rep_name, rep_email, 'Account Executive', 'internal', 'user' from calls where id between $1 and $2
     union all
     select id, 'customer', 'Customer of ' || split_part(title, ' ', 1), null, null, 'external', null
     from calls where id between $1 and $2`,
    [idOf(from), idOf(to)],
  );
  for (let first = from; first <= to; first += 1000) {
    const last = Math.min(to, first + 999);
    await client.query(insertTurns, [first, last, seed, turnsPerCall]);
    await client.query(insertTexts, [first, last, seed, turnsPerCall]);
  }
  const rubrics = await loadRubrics(join(import.meta.dirname, "../../content/rubrics"));
  const criteria = Object.values(rubrics)
    .flatMap(({ dimension, version, criteria }) => criteria.map((criterion) => ({ dimension, version, criterion })))
    .map(({ dimension, version, criterion: { id, advice } }, at) => ({
      at,
      dimension,
      version,
      id,
      missed: advice.missed,
      say: advice.say,
    }));
  await client.query(insertCriteria, [from, to, seed, JSON.stringify(criteria), turnsPerCall]);
  await client.query(
    `insert into feed (at, kind, call_id, rep_email, headline, detail)
     select analyzed_at, 'call_analyzed', id, rep_email, title || ': ' || overall || ' of 100 for ' || rep_name, '{}'
     from calls where id between $1 and $2 and analyzed_at is not null`,
    [idOf(from), idOf(to)],
  );
}

const base = "8000000000000000000";
const idOf = (n: number) => String(BigInt(base) + BigInt(n));
const idSql = (n: string) => `(${base} + ${n})::text`;
const turnOf = (call: string, turn: string) => dice(`${call}::bigint * 1000 + ${turn}`, 1, writtenTurns) + " + 1";

// 19 of 20 calls are analysed; a rep has a level of their own, drifts by up to 20 points over the two years, and
// scatters around it.
const insertCalls = `
  insert into calls (id, title, started, duration_seconds, call_type, product, source, rep_speaker_id, rep_name,
    rep_email, rep_role, rep_chosen_by, transcript_hash, topics, overall, discovery, product_knowledge,
    objection_handling, engagement, analyzer, analyzed_at, objection_types, stored_at)
  select ${idSql("n")}, a.name || (array[' first call', ' demo', ' pricing talk', ' quarterly review', ' sync'])[kind],
    started, $8::integer * 20, (array['discovery', 'demo', 'negotiation', 'customer_review', 'other'])[kind],
    (array['prefect', 'horizon', null])[${dice("n", 11, 3)} + 1], 'gong', 'rep', r.name,
    case when rep % 5 = 0 and n % 2 = 0 then format('rep%s@old.example.com', rep) else r.email end,
    (array['AE', 'AE', 'SE', 'CSM'])[rep % 4 + 1], 'primary_user', md5(n::text) || md5(n::text),
    array(select distinct topic from unnest(array['pricing', 'security', 'onboarding', 'migration', 'next steps', 'integrations',
      'budget', 'renewal', 'architecture', 'observability', 'small talk', 'support']) with ordinality t(topic, at)
      where ${dice("n * 100 + at", 12, 4)} = 0 order by topic),
    case when analyzed then round(((d + p + coalesce(o, (d + p + e) / 3) + e) / 4)::numeric, 1)::float end,
    case when analyzed then d end, case when analyzed then p end, case when analyzed then o end,
    case when analyzed then e end, case when analyzed then 'signals' end,
    case when analyzed then started + interval '2 hours' end,
    case when analyzed and o is not null then array(select type
      from unnest(array['pricing', 'timing', 'technical', 'competitor', 'authority', 'need']) with ordinality t(type, at)
      where at = ${dice("n", 13, 6)} + 1 or ${dice("n * 100 + at", 14, 6)} = 0) else '{}' end,
    started + interval '1 hour'
  from (
    select n, 1 + ${dice("n", 15, "$5::integer")} as rep, 1 + ${dice("n", 16, 5)} as kind, ${dice("n", 17, 20)} > 0 as analyzed,
      $6::timestamptz - interval '${days} days' * (($4::integer - n)::float / $4::integer) as started,
      1 + 2 * $5::integer + ${dice("n", 18, "$7::integer")} as account, n::float / $4::integer as age
    from generate_series($1::bigint, $2::bigint) n
  ) made
  cross join lateral (select ${[21, 22, 23, 24]
    .map(
      (salt, at) =>
        `least(100, greatest(0, 35 + ${dice("rep", salt, 35)} + (${dice("rep", salt + 10, 40)} - 20) * age + ${dice("n", salt, 30)} - 15))::float as ${["d", "p", "o1", "e"][at]}`,
    )
    .join(", ")}) scored
  cross join lateral (select case when ${dice("n", 19, 3)} > 0 then o1 end as o) met
  join reps r on r.email = format('rep%s@example.com', rep)
  join history_names a on a.nth = account`;

const insertTurns = `
  insert into transcript_turns (call_id, turn_index, speaker_id, topic, start_ms, end_ms, sentences)
  select ${idSql("n")}, i, case when i % 2 = 0 then 'rep' else 'customer' end, null, i * 20000,
    i * 20000 + sentences * 5000,
    format(template, i * 20000, i * 20000 + 5000, i * 20000 + 10000, i * 20000 + 15000)::jsonb
  from generate_series($1::bigint, $2::bigint) n cross join generate_series(0, $4::integer - 1) i
  join history_turns t on t.nth = ${turnOf("n", "i")}`;

const insertTexts = `
  insert into call_texts (call_id, words)
  select ${idSql("n")}, (
    select array_to_tsvector(array_agg(lexeme)) from (
      select unnest(findable) as lexeme
      from generate_series(0, $4::integer - 1) i join history_turns t on t.nth = ${turnOf("n", "i")}
      union
      select unnest(array[w.lexeme, w.lexeme || ' ' || lead(p.position) over following - p.position || ' ' || lead(w.lexeme) over following])
      from unnest(to_tsvector('english', c.title)) w, unnest(w.positions) p(position)
      window following as (order by p.position, w.lexeme)
    ) found where lexeme is not null)
  from generate_series($1::bigint, $2::bigint) n join calls c on c.id = ${idSql("n")}`;

const insertCriteria = `
  insert into call_criteria (call_id, dimension, criterion, level, analyzer, rubric_version, started, evidence, advice)
  select c.id, k.dimension, k.id, level, 'signals', k.version, c.started,
    jsonb_build_array(jsonb_build_object('quote', t.first, 'speaker', c.rep_name, 'startSeconds', said * 20, 'endSeconds', said * 20 + 5)),
    case when level <= 2 then jsonb_build_object('what', k.missed, 'why', 'It decides what comes next.', 'sayInstead', k.say) end
  from generate_series($1::bigint, $2::bigint) n join calls c on c.id = ${idSql("n")}
  cross join jsonb_to_recordset($4::jsonb)
    k(at bigint, dimension text, version text, id text, missed text, say text)
  cross join lateral (select case k.dimension when 'discovery' then c.discovery when 'product_knowledge' then c.product_knowledge
    when 'objection_handling' then c.objection_handling else c.engagement end as score) scored
  cross join lateral (select least(5, greatest(1, round(1 + score / 25 + (${dice("n * 100 + at", 41, 100)} - 50) / 40.0)))::smallint as level,
    2 * ${dice("n * 100 + at", 42, "$5::integer / 2")} as said) judged
  join history_turns t on t.nth = ${turnOf("n", "said")}
  where c.analyzed_at is not null`;
