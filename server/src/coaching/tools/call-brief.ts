import { z } from "zod";
import {
  type CallType,
  callTypes,
  type Dimension,
  dimensions,
  type Product,
  products,
  type RepRole,
  repRoles,
} from "../calls/call.ts";
import { zoneTime } from "./zone-time.ts";

/** Which call it is, wherever calls are listed. */
export const CallBrief = z.object({
  id: z.string(),
  title: z.string(),
  started: z.iso.datetime({ offset: true }),
  duration_seconds: z.number().min(0),
  call_type: z.enum(callTypes),
  product: z.enum(products).nullable(),
  rep: z.object({ email: z.string().nullable(), name: z.string(), role: z.enum(repRoles) }),
});
export type CallBrief = z.output<typeof CallBrief>;

const Score = z.number().min(0).max(100).nullable();

/** The newest scores of a call: null where not scored or not applicable. */
export const CallScores = z.object({
  overall: Score,
  ...(Object.fromEntries(dimensions.map((each) => [each, Score])) as Record<Dimension, typeof Score>),
});
export type CallScores = z.output<typeof CallScores>;

/** The columns of `calls` that both need, under the names that a plain SQL query gives them. */
export interface CallBriefRow {
  id: string;
  title: string;
  /** A Date from the pool, text from drizzle's `execute`. */
  started: Date | string;
  duration_seconds: number;
  call_type: string;
  product: string | null;
  rep_email: string | null;
  rep_name: string;
  rep_role: string;
  overall: number | null;
  discovery: number | null;
  product_knowledge: number | null;
  objection_handling: number | null;
  engagement: number | null;
}

export const callBriefColumns = (alias: string) =>
  `${alias}.id, ${alias}.title, ${alias}.started, ${alias}.duration_seconds, ${alias}.call_type, ${alias}.product, ${alias}.rep_email, ${alias}.rep_name, ${alias}.rep_role, ${alias}.overall, ${alias}.discovery, ${alias}.product_knowledge, ${alias}.objection_handling, ${alias}.engagement`;

export function presentCallBrief(row: CallBriefRow, timezone: string): CallBrief {
  return {
    id: row.id,
    title: row.title,
    started: zoneTime(new Date(row.started), timezone),
    duration_seconds: row.duration_seconds,
    call_type: row.call_type as CallType,
    product: row.product as Product | null,
    rep: { email: row.rep_email, name: row.rep_name, role: row.rep_role as RepRole },
  };
}

export function presentCallScores(row: CallBriefRow): CallScores {
  const { overall, discovery, product_knowledge, objection_handling, engagement } = row;
  return { overall, discovery, product_knowledge, objection_handling, engagement };
}
