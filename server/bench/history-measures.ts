import { drizzle } from "drizzle-orm/node-postgres";
import { findRep } from "../src/coaching/reps/find-rep.ts";
import { withSearchPlans } from "../src/coaching/search/with-search-plans.ts";
import { getRepInsightsTool } from "../src/coaching/tools/get-rep-insights.ts";
import { searchCallsTool } from "../src/coaching/tools/search-calls.ts";
import { localAdmin } from "../src/core/caller.ts";
import type { Door } from "../src/core/tool.ts";
import type { Database } from "../src/storage/database.ts";
import { schema } from "../src/storage/tables.ts";
import { coachingWorkspace } from "../test/coaching/workspace.ts";
import type { Figure } from "./bench.ts";

const warmUps = 15;
const runs = 200;
const large = /Seq Scan on (calls|transcript_turns|call_texts|call_criteria)\b/g;
const door: Door = { admit: async () => {}, record: async () => {} };

/** A query of a kind, another one each time it is asked for. */
type Next = (run: number) => Promise<object> | object;

interface Words {
  rare: string[];
  /** Said in about 80 % of calls. */
  common: string[];
  pairs: string[];
  commonPairs: string[];
}

/** What is asked for, from the statistics that Postgres keeps of the words themselves. */
async function chooseWords({ pool }: Database): Promise<Words> {
  const { rows } = await pool.query<{ lexeme: string; share: number }>(`
    select lexeme, share from pg_stats, unnest(most_common_elems::text::text[],
      most_common_elem_freqs[1 : cardinality(most_common_elems::text::text[])]) kept(lexeme, share)
    where tablename = 'call_texts' and attname = 'words' order by abs(share - 0.8)`);
  const titles = await pool.query<{ name: string }>(
    "select split_part(title, ' ', 1) as name from calls order by hashtext(id) limit 100",
  );
  const pairs = rows.filter(({ lexeme }) => lexeme.includes(" 1 "));
  return {
    rare: titles.rows.map(({ name }) => name),
    common: rows.flatMap(({ lexeme }) => (lexeme.includes(" ") ? [] : [lexeme])).slice(0, 10),
    pairs: pairs
      .toSorted((a, b) => a.share - b.share)
      .slice(0, 50)
      .map(phrase),
    commonPairs: pairs
      .toSorted((a, b) => b.share - a.share)
      .slice(0, 10)
      .map(phrase),
  };
}

const phrase = ({ lexeme }: { lexeme: string }) => `"${lexeme.replace(" 1 ", " ")}"`;
const rep = (run: number) => `rep${(run % 60) + 1}@example.com`;
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const of = (list: readonly string[], run: number) => list[run % list.length] ?? "";

function searches(words: Words, deepCursor: string | undefined): Record<string, Next> {
  return {
    "a rare word": (run) => ({ text: of(words.rare, run) }),
    "a word of 80 % of calls": (run) => ({ text: of(words.common, run) }),
    "two such words": (run) => ({ text: `${of(words.common, run)} ${of(words.common, run + 3)}` }),
    "a phrase": (run) => ({ text: of(words.pairs, run) }),
    "a phrase of nearly every call": (run) => ({ text: of(words.commonPairs, run) }),
    "no text: rep, dates, score": (run) => ({
      rep_email: rep(run),
      date_range: { start: day(120), end: day(run % 30) },
      min_score: 40,
    }),
    "every filter and a common word": (run) => ({
      text: of(words.common, run),
      rep_email: rep(run),
      product: "prefect",
      call_type: "demo",
      date_range: { start: day(500) },
      min_score: 20,
      max_score: 90,
      dimension: "discovery",
      has_objection_type: "pricing",
      topics: ["pricing"],
    }),
    "a page 1,000 calls deep, a common word": () => ({ text: of(words.common, 0), cursor: deepCursor }),
  };
}

/** p50 and p99 of each kind of query through its tool, and whether any of its plans reads a large table whole. */
export async function measureQueries(database: Database): Promise<Figure[]> {
  const seen: { query: string; params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void seen.push({ query, params }) };
  const listened: Database = { ...database, orm: drizzle(database.pool, { schema, logger }) };
  const deps = await coachingWorkspace(database);
  const words = await chooseWords(database);
  const options = { door, caller: localAdmin("bench") };
  const search = async (input: object) => (await searchCallsTool.call(input, { ...options, deps })).data;
  let cursor: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const text = of(words.common, 0);
    cursor = (await search({ text, limit: 200, cursor })).next_cursor ?? cursor;
  }
  const { rows: counted } = await database.pool.query<{ calls: number }>("select count(*) as calls from calls");
  const isLarge = (counted[0]?.calls ?? 0) >= 20_000;
  const figures: Figure[] = [];
  const measure = async (name: string, ask: (run: number, database: Database) => Promise<unknown>) => {
    seen.length = 0;
    await ask(0, listened);
    const whole = await readWhole(database, [...seen]);
    const spent: number[] = [];
    for (let run = -warmUps; run < runs; run += 1) {
      const startedMs = performance.now();
      await ask(run + warmUps, database);
      if (run >= 0) spent.push(performance.now() - startedMs);
    }
    figures.push({
      measure: name,
      value: `p50 ${percentile(spent, 0.5)} ms, p99 ${percentile(spent, 0.99)} ms; ${whole.length === 0 ? `${seen.length} plans, none reads a table whole` : whole.join(", ")}`,
      // A few pages are rightly read whole.
      ...(isLarge && { target: "no Seq Scan", met: whole.length === 0 }),
    });
  };
  for (const [name, next] of Object.entries(searches(words, cursor))) {
    await measure(`search_calls, ${name}`, async (run, from) =>
      searchCallsTool.call(await next(run), { ...options, deps: { ...deps, database: from } }),
    );
  }
  for (const period of ["last_30_days", "last_quarter", "last_year"]) {
    await measure(`get_rep_insights, ${period.replaceAll("_", " ")}`, async (run, from) => {
      const { email } = await findRep(database, rep(run));
      const input = { rep_email: email, time_period: period };
      await getRepInsightsTool.call(input, { ...options, deps: { ...deps, database: from } });
    });
  }
  return figures;
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

/** The whole readings of large tables in the plans of these statements, planned as they were when they ran. */
async function readWhole(
  database: Database,
  statements: readonly { query: string; params: unknown[] }[],
): Promise<string[]> {
  const found: string[] = [];
  let inSearch = false;
  for (const { query, params } of statements) {
    if (query.includes("set_config('enable_seqscan'")) inSearch = true;
    if (query === "commit") inSearch = false;
    if (!/^\s*(select|with)\b/i.test(query) || query.includes("set_config")) continue;
    const explain = async (client: Pick<Database["pool"], "query">) => {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${query}`, params);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      for (const [scan] of plan.matchAll(large)) found.push(scan);
    };
    const client = await database.pool.connect();
    try {
      if (inSearch) await withSearchPlans({ orm: drizzle(client, { schema }) }, () => explain(client));
      else await explain(client);
    } finally {
      client.release();
    }
  }
  return [...new Set(found)];
}
