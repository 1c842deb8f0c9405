import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { Sentence } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";
import { cutSnippet, wordsOf } from "./cut-snippet.ts";
import { inTurn, type TextPlan } from "./plan-text.ts";

export interface SpokenSnippet extends Quote {
  highlighted: string;
}

const snippetsEach = 3;

/**
 * Where the words that were looked for are said in each of these calls: at most three places, the turns with most of
 * the terms first, then the earliest. A call without one, found by its title, is not in the answer.
 */
export async function findSnippets(
  { orm }: Pick<Database, "orm">,
  callIds: readonly string[],
  { terms }: Pick<TextPlan, "terms">,
): Promise<Map<string, SpokenSnippet[]>> {
  const found = new Map<string, SpokenSnippet[]>();
  if (callIds.length === 0) return found;
  const each = terms.map(inTurn);
  const { rows } = await orm.execute<{ call_id: string; speaker: string; sentences: Sentence[] }>(sql`
    select p.call_id, coalesce(s.name, t.speaker_id) as speaker, t.sentences
    from unnest(${sql.param([...callIds])}::text[]) p(call_id)
    cross join lateral (
      select turn_index, speaker_id, sentences,
        (select count(*) from unnest(${sql.param(each)}::tsquery[]) term where words @@ term) as met
      from transcript_turns
      where call_id = p.call_id and words @@ ${each.join(" | ")}::tsquery
      order by met desc, turn_index limit ${snippetsEach}
    ) t
    left join speakers s on s.call_id = p.call_id and s.speaker_id = t.speaker_id
    order by p.call_id, t.met desc, t.turn_index`);
  const lexemes = await lexemesOf({ orm }, rows);
  for (const { call_id: callId, speaker, sentences } of rows) {
    const snippet = cutSnippet(sentences, terms, (word) => lexemes.get(word) ?? []);
    if (snippet) found.set(callId, [...(found.get(callId) ?? []), { ...snippet, speaker }]);
  }
  return found;
}

/** Only Postgres knows which words are forms of one another. */
async function lexemesOf(
  { orm }: Pick<Database, "orm">,
  rows: readonly { sentences: Sentence[] }[],
): Promise<Map<string, string[]>> {
  const words = new Set(
    rows.flatMap(({ sentences }) => sentences.flatMap(({ text }) => wordsOf(text).map((word) => word.text))),
  );
  const answer = await orm.execute<{ word: string; lexemes: string[] }>(
    sql`select word, tsvector_to_array(to_tsvector('english'::regconfig, word)) as lexemes
      from unnest(${sql.param([...words])}::text[]) word`,
  );
  return new Map(answer.rows.map(({ word, lexemes }) => [word, lexemes]));
}
