import { expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import { indexCall } from "../../src/coaching/calls/index-call.ts";
import { loadCall } from "../../src/coaching/calls/load-call.ts";
import { indexTranscript } from "../../src/coaching/evidence/index-transcript.ts";
import { locateQuote } from "../../src/coaching/evidence/locate-quote.ts";
import { generateHistory } from "../../bench/history.ts";

const database = await testDatabase();
const read = async <Row extends object>(query: string) => (await database.pool.query<Row>(query)).rows;

test("generated history is findable as stored calls are, and quotes what was said", async () => {
  await generateHistory(database, { calls: 40, turnsPerCall: 12, reps: 5, seed: 7 });
  const texts = await read<{ call_id: string; words: string }>("select call_id, words::text from call_texts");
  expect(texts).toHaveLength(40);
  for (const { call_id: id, words } of texts) {
    await indexCall(database.orm, id);
    expect(await read(`select words::text from call_texts where call_id = '${id}'`)).toEqual([{ words }]);
  }
  const quotes = await read<{ call_id: string; quote: string; at: number }>(
    "select call_id, evidence #>> '{0,quote}' as quote, (evidence #>> '{0,startSeconds}')::float as at from call_criteria",
  );
  expect(quotes.length).toBeGreaterThan(500);
  for (const { call_id: id, quote, at } of quotes.slice(0, 50)) {
    const call = await loadCall(database, id);
    expect(call && locateQuote(quote, indexTranscript(call), at)?.startSeconds).toBe(at);
  }
});
