import { sql } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import { type Axis, axes, type Strength, strengths } from "../axes.ts";
import { nearestCustomerIds } from "./nearest-customer-ids.ts";
import { describeFeatures } from "./describe-features.ts";

export interface AxisPlace {
  /** Name of the segment with the largest membership. */
  dominant: string;
  strength: Strength;
  /** By segment; they sum to 1. */
  memberships: Record<string, number>;
}

/** Amounts in the shop's currency, rates and shares 0 to 1, days as YYYY-MM-DD. */
export interface Profile {
  customerKey: number;
  customerId: string;
  name: string | null;
  email: string | null;
  currency: string | null;
  /** 0 before the first discovery. */
  runId: number;
  /** When the run was published, as Postgres writes it; null before the first discovery. */
  finishedAt: string | null;
  /** Mean days between purchase days over the shop's repeat buyers, as the run knows it. */
  meanGapDays: number | null;
  /** The last day whose orders it sees. */
  asOf: string;
  firstOrderOn: string;
  lastOrderOn: string;
  recencyDays: number;
  tenureDays: number;
  orderCount: number;
  purchaseDays: number;
  gross: number;
  returned: number;
  ltv: number;
  aov: number;
  returnRate: number;
  discountShare: number;
  /** Between purchase days; null below two. */
  averageGapDays: number | null;
  units: number;
  lines: number;
  features: Record<Axis, Record<string, number>>;
  /** Null before the first discovery. */
  archetype: { id: string; name: string; traits: string[] } | null;
  /** Null before the first discovery. */
  segments: Record<Axis, AxisPlace> | null;
}

type Figures = Omit<Profile, "features" | "segments">;

interface Row extends Figures, Record<string, unknown> {
  features: number[];
  dominant: number[] | null;
  strength: number[] | null;
  memberships: number[] | null;
  /** Names by axis. */
  segmentNames: string[][] | null;
}

/**
 * All that is known of a customer in the current run, in one query.
 * @throws ToolError `not_found` with the nearest ids, or saying that nothing they ordered counts.
 */
export async function loadProfile({ orm }: Pick<Database, "orm">, customerId: string): Promise<Profile> {
  const { rows } = await orm.execute<Row>(sql`
    with run as materialized (select id, axes, finished_at from discovery_runs where is_current)
    select c.key as "customerKey", c.id as "customerId", c.name, c.email, s.currency, p.run_id as "runId",
      (select finished_at::text from run) as "finishedAt", b.mean_gap_days as "meanGapDays",
      p.as_of as "asOf", p.first_order_on as "firstOrderOn", p.last_order_on as "lastOrderOn",
      p.as_of - p.last_order_on as "recencyDays", p.as_of - p.first_order_on as "tenureDays",
      p.order_count as "orderCount", p.purchase_days as "purchaseDays", p.gross::float8, p.returned::float8,
      p.ltv::float8, p.aov::float8, p.return_rate::float8 as "returnRate", p.discount_share::float8 as "discountShare",
      p.average_gap_days::float8 as "averageGapDays", p.units::float8, p.lines, p.features,
      p.dominant, p.strength, p.memberships,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name, 'traits', a.traits) end as archetype,
      (select jsonb_agg(jsonb_path_query_array(axis, '$.segments[*].name') order by place)
        from run, jsonb_array_elements(run.axes) with ordinality as found(axis, place)) as "segmentNames"
    from customers c
    join customer_profiles p on p.customer_key = c.key and p.run_id = coalesce((select id from run), 0)
    left join profile_bases b on b.run_id = p.run_id
    left join archetypes a on a.run_id = p.run_id and a.no = p.archetype_no
    left join shop s on true
    where c.id = ${customerId}`);
  const [row] = rows;
  if (!row) throw await explainUnknown(orm, customerId);
  const { features, dominant, strength, memberships, segmentNames, ...figures } = row;
  const placed = dominant && strength && memberships && segmentNames ? { dominant, strength, memberships } : null;
  return {
    ...figures,
    features: describeFeatures(features),
    segments: placed && segmentNames && describePlaces(placed, segmentNames),
  };
}

function describePlaces(
  { dominant, strength, memberships }: { dominant: number[]; strength: number[]; memberships: number[] },
  segmentNames: string[][],
): Record<Axis, AxisPlace> {
  let offset = 0;
  const places = axes.map((axis, index) => {
    const names = segmentNames[index] ?? [];
    const own = names.map((name, at) => [name, round(memberships[offset + at] ?? 0)] as const);
    offset += names.length;
    const place: AxisPlace = {
      dominant: names[dominant[index] ?? 0] ?? "",
      strength: strengths[strength[index] ?? 0] ?? "weak",
      memberships: Object.fromEntries(own),
    };
    return [axis, place] as const;
  });
  return Object.fromEntries(places) as Record<Axis, AxisPlace>;
}

const round = (membership: number) => Math.round(membership * 1e5) / 1e5;

async function explainUnknown(orm: Database["orm"], customerId: string): Promise<ToolError> {
  const { rows } = await orm.execute<{ known: boolean; populated: boolean }>(sql`
    select exists (select from customers where id = ${customerId}) as known, exists (select from customers) as populated`);
  const shown = customerId.slice(0, 100);
  if (rows[0]?.known) {
    return new ToolError(
      "not_found",
      `Customer “${shown}” has no order that counts: none, cancelled or only returned.`,
    );
  }
  if (!rows[0]?.populated) {
    return new ToolError(
      "not_found",
      "There are no customers yet. Import orders with `npx rapport import orders FILE`.",
    );
  }
  const nearest = await nearestCustomerIds(orm, customerId);
  const near = nearest.length > 0 ? ` The nearest: ${nearest.join(", ")}.` : "";
  return new ToolError("not_found", `No customer has the id “${shown}”.${near}`);
}
