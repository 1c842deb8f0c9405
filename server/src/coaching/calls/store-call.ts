import { eq, sql } from "drizzle-orm";
import { callCriteria, calls, speakers, transcriptTurns } from "../../storage/schema/coaching.ts";
import type { Call } from "./call.ts";
import type { Executor } from "./executor.ts";
import { indexCall } from "./index-call.ts";

export type StoreOutcome = "inserted" | "replaced" | "unchanged";

/**
 * Stores a whole call or, when anything fails, nothing of it. A call that is there with the same transcript
 * is `unchanged`: only what Gong says around it is brought up to date. With another transcript it is
 * `replaced`: its scores are taken back, and what was judged on the old one stays under the old hash. Stores of one id wait for each other.
 */
export async function storeCall(executor: Executor, call: Call): Promise<StoreOutcome> {
  return executor.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`call:${call.id}`}, 0))`);
    const [stored] = await tx
      .select({ transcriptHash: calls.transcriptHash, started: calls.started, gong: calls.gong })
      .from(calls)
      .where(eq(calls.id, call.id));
    const row = toRow(call);
    if (!stored) {
      await tx.insert(calls).values(row);
      await insertSpeakers(tx, call);
      await insertTurns(tx, call);
      await indexCall(tx, call.id);
      return "inserted";
    }
    // A bare transcript says nothing of its call: what is already known of it, its start above all, stays.
    const known = isStartKnown(call) ? row : { ...row, started: stored.started };
    const unchanged = stored.transcriptHash === call.transcriptHash;
    if (unchanged && call.gong === null && stored.gong !== null) return "unchanged";
    await tx
      .update(calls)
      .set(unchanged ? known : { ...known, ...unscored })
      .where(eq(calls.id, call.id));
    if (unchanged)
      await tx.update(callCriteria).set({ started: known.started }).where(eq(callCriteria.callId, call.id));
    else await tx.delete(callCriteria).where(eq(callCriteria.callId, call.id));
    await tx.delete(transcriptTurns).where(eq(transcriptTurns.callId, call.id));
    await tx.delete(speakers).where(eq(speakers.callId, call.id));
    await insertSpeakers(tx, call);
    await insertTurns(tx, call);
    await indexCall(tx, call.id);
    return unchanged ? "unchanged" : "replaced";
  });
}

const unscored = {
  overall: null,
  discovery: null,
  productKnowledge: null,
  objectionHandling: null,
  engagement: null,
  analyzer: null,
  analyzedAt: null,
  objectionTypes: [],
};

function toRow(call: Call): typeof calls.$inferInsert {
  const { rep, speakers: _speakers, turns: _turns, ...fields } = call;
  return {
    ...fields,
    repSpeakerId: rep.speakerId,
    repName: rep.name,
    repEmail: rep.email,
    repRole: rep.role,
    repChosenBy: rep.chosenBy,
  };
}

function isStartKnown({ gong }: Call): boolean {
  const metaData = gong?.["metaData"];
  return typeof metaData === "object" && metaData !== null && "started" in metaData;
}

async function insertSpeakers(tx: Executor, call: Call): Promise<void> {
  const rows = call.speakers.map(({ id, ...speaker }) => ({ callId: call.id, speakerId: id, ...speaker }));
  if (rows.length > 0) await tx.insert(speakers).values(rows);
}

/** One statement with one parameter, however many turns: a long call has thousands. */
async function insertTurns(tx: Executor, call: Call): Promise<void> {
  const rows = call.turns.map(({ speakerId, topic, sentences }, index) => ({
    turn_index: index,
    speaker_id: speakerId,
    topic,
    start_ms: sentences.reduce((first, { startMs }) => Math.min(first, startMs), Infinity),
    end_ms: sentences.reduce((last, { endMs }) => Math.max(last, endMs), 0),
    sentences,
  }));
  await tx.execute(sql`
    insert into transcript_turns (call_id, turn_index, speaker_id, topic, start_ms, end_ms, sentences)
    select ${call.id}, t.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(turn_index integer, speaker_id text, topic text, start_ms integer, end_ms integer, sentences jsonb)`);
}
