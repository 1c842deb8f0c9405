import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ActionItem, Improvement, Strength } from "../analysis/judgement.ts";
import type { SignalsSummary } from "../analysis/summarize-signals.ts";
import type { Dimension } from "../calls/call.ts";
import type { Quote } from "../transcripts/span.ts";

/** The newest judgement of one criterion on one call. */
export interface JudgedCriterion {
  callId: string;
  dimension: Dimension;
  criterion: string;
  level: number | null;
  evidence: Quote[];
  advice: { what: string; why: string; sayInstead: string } | null;
}

/** The newest findings of one dimension on one call. */
export interface DimensionFindings {
  callId: string;
  dimension: Dimension;
  strengths: Strength[];
  improvements: Improvement[];
  actionItems: ActionItem[];
}

export interface Findings {
  criteria: JudgedCriterion[];
  dimensions: DimensionFindings[];
  /** Of the newest analysis of each call. */
  sessions: { callId: string; model: string | null; objections: SignalsSummary["objections"] }[];
}

/**
 * What the newest analyses of these calls found. A dimension whose judgement was taken back, because the transcript
 * changed, is not among them.
 */
export async function readFindings({ orm }: Pick<Database, "orm">, callIds: readonly string[]): Promise<Findings> {
  const ids = sql.param([...callIds]);
  const [criteria, dimensions, sessions] = await Promise.all([
    orm.execute<JudgedCriterion & Record<string, unknown>>(sql`
      select call_id as "callId", dimension, criterion, level, evidence, advice
      from call_criteria where call_id = any(${ids}) order by call_id, dimension, criterion`),
    orm.execute<DimensionFindings & Record<string, unknown>>(sql`
      select distinct on (s.call_id, d ->> 'dimension') s.call_id as "callId", d ->> 'dimension' as dimension,
        d -> 'strengths' as strengths, d -> 'improvements' as improvements, d -> 'actionItems' as "actionItems"
      from coaching_sessions s cross join lateral jsonb_array_elements(s.result -> 'dimensions') d
      where s.call_id = any(${ids}) and exists (
        select from call_criteria k where k.call_id = s.call_id and k.dimension = d ->> 'dimension')
      order by s.call_id, d ->> 'dimension', s.created_at desc`),
    orm.execute<Findings["sessions"][number] & Record<string, unknown>>(sql`
      select distinct on (s.call_id) s.call_id as "callId", s.model, s.result -> 'signals' -> 'objections' as objections
      from coaching_sessions s join calls c on c.id = s.call_id and c.analyzed_at is not null
      where s.call_id = any(${ids}) order by s.call_id, s.created_at desc`),
  ]);
  return { criteria: criteria.rows, dimensions: dimensions.rows, sessions: sessions.rows };
}
