import { eq, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { calls } from "../../storage/schema/coaching.ts";
import type { Call, CallSource, CallType, Product, RepChoice, RepRole, Speaker, Turn } from "./call.ts";

/** The call with its whole transcript, as it was stored; null when the id is not known. One statement, so never half of two versions. */
export async function loadCall(database: Pick<Database, "orm">, id: string): Promise<Call | null> {
  const [found] = await database.orm
    .select({
      row: calls,
      turns: sql<Turn[]>`coalesce((
        select json_agg(json_build_object('speakerId', t.speaker_id, 'topic', t.topic, 'sentences', t.sentences) order by t.turn_index)
        from transcript_turns t where t.call_id = ${id}), '[]')`,
      // Order of first word, then the silent by id: the order in which they were stored.
      speakers: sql<Speaker[]>`coalesce((
        select json_agg(json_build_object('id', s.speaker_id, 'name', s.name, 'email', s.email, 'title', s.title,
          'affiliation', s.affiliation, 'userId', s.user_id) order by first.turn nulls last, s.speaker_id collate "C")
        from speakers s
        left join (select speaker_id, min(turn_index) as turn from transcript_turns where call_id = ${id} group by 1) first
          using (speaker_id)
        where s.call_id = ${id}), '[]')`,
    })
    .from(calls)
    .where(eq(calls.id, id));
  if (!found) return null;
  const { row } = found;
  return {
    id: row.id,
    title: row.title,
    started: row.started,
    durationSeconds: row.durationSeconds,
    callType: row.callType as CallType,
    product: row.product as Product | null,
    url: row.url,
    source: row.source as CallSource,
    isPrivate: row.isPrivate,
    timingsApproximate: row.timingsApproximate,
    rep: {
      speakerId: row.repSpeakerId,
      name: row.repName,
      email: row.repEmail,
      role: row.repRole as RepRole,
      chosenBy: row.repChosenBy as RepChoice,
    },
    speakers: found.speakers,
    turns: found.turns,
    transcriptHash: row.transcriptHash,
    gong: row.gong as Call["gong"],
  };
}
