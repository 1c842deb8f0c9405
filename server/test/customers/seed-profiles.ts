import { sql } from "drizzle-orm";
import { type Axis, axes, type Strength, strengths } from "../../src/customers/axes.ts";
import { featureNames } from "../../src/customers/features/feature-names.ts";
import type { AxisModel } from "../../src/customers/segments/axis-model.ts";
import type { Database } from "../../src/storage/database.ts";

export interface SeededCustomer {
  id: string;
  name?: string | null;
  email?: string | null;
  asOf?: string;
  firstOrderOn?: string;
  lastOrderOn?: string;
  orderCount?: number;
  gross?: number;
  returned?: number;
  discountShare?: number;
  averageGapDays?: number | null;
  units?: number;
  /** Place of the archetype; null: none. */
  archetype?: number | null;
  /** By axis: the dominant segment and how firmly; the first and `moderate` where nothing is said. */
  segments?: Partial<Record<Axis, [segment: string, strength: Strength]>>;
}

interface SeededRun {
  runId: number;
  asOf?: string;
  currency?: string;
  segments?: Partial<Record<Axis, string[]>>;
  archetypes?: { id: string; name: string }[];
}

export const seededSegments: Record<Axis, string[]> = {
  purchase_frequency: ["one_time_buyer", "occasional_buyer", "routine_buyer"],
  purchase_value: ["small_spender", "big_spender"],
  category_exploration: ["category_loyal", "explorer"],
  price_sensitivity: ["full_price_buyer", "bargain_hunter"],
  purchase_cadence: ["irregular", "steady"],
  customer_maturity: ["new", "established", "lapsed"],
  repurchase_behavior: ["variety_seeker", "consumable_buyer"],
  return_behavior: ["keeper", "returner"],
};

/**
 * A finished discovery with its customers, archetypes and partition, as a run leaves them but without the run; run 0
 * is the time before the first one. Figures of archetypes are those of their members.
 */
export async function seedProfiles(
  { orm }: Pick<Database, "orm">,
  customers: readonly SeededCustomer[],
  { runId, asOf = "2026-11-20", currency = "GBP", segments = {}, archetypes = [] }: SeededRun,
): Promise<void> {
  const models = axes.map((axis) => modelOf(axis, segments[axis] ?? seededSegments[axis]));
  await orm.transaction(async (tx) => {
    await tx.execute(sql`
      insert into shop (currency, timezone) values (${currency}, 'Europe/London') on conflict do nothing`);
    const people = customers.map(({ id, name = null, email = null }) => ({ id, name, email }));
    await tx.execute(sql`
      insert into customers (id, name, email)
      select id, name, email from jsonb_to_recordset(${JSON.stringify(people)}) as t(id text, name text, email text)
      on conflict (id) do nothing`);
    if (runId > 0) {
      await tx.execute(sql`update discovery_runs set is_current = false`);
      await tx.execute(sql`
        insert into discovery_runs (id, state, as_of, finished_at, customers, confidence, is_current, axes)
        values (${runId}, 'done', ${asOf}, now(), ${customers.length}, 'high', true, ${JSON.stringify(models)})`);
      await tx.execute(
        sql.raw(`create table customer_profiles_${runId} partition of customer_profiles for values in (${runId})`),
      );
    }
    await tx.execute(sql`
      insert into customer_profiles (run_id, customer_key, as_of, first_order_on, last_order_on, order_count,
        purchase_days, gross, returned, ltv, aov, return_rate, discount_share, average_gap_days, units, lines, features,
        archetype_no, dominant, strength, memberships)
      select ${runId}, c.key, t."asOf", t."firstOrderOn", t."lastOrderOn", t."orderCount", t."orderCount", t.gross,
        t.returned, t.gross - t.returned, round(t.gross / t."orderCount", 4),
        case when t.gross > 0 then round(least(t.returned / t.gross, 1), 6) else 0 end, t."discountShare",
        t."averageGapDays", t.units, t."orderCount" * 2, t.features, t.archetype, t.dominant, t.strength, t.memberships
      from jsonb_to_recordset(${JSON.stringify(customers.map((one) => rowOf(one, { asOf, models, bare: runId === 0 })))})
        as t(id text, "asOf" date, "firstOrderOn" date, "lastOrderOn" date, "orderCount" int, gross numeric,
          returned numeric, "discountShare" numeric, "averageGapDays" numeric, units numeric, features real[],
          archetype smallint, dominant smallint[], strength smallint[], memberships real[])
      join customers c on c.id = t.id`);
    for (const [no, { id, name }] of archetypes.entries()) {
      const signature = Object.fromEntries(
        models.map((model) => [model.axis, { segment: model.segments[0]?.name, strength: "moderate" }]),
      );
      await tx.execute(sql`
        insert into archetypes (run_id, id, no, name, traits, signature, members, population_share, average_ltv,
          total_revenue, own_members)
        select ${runId}, ${id}, ${no}, ${name}, ${sql.param([`a trait of ${name}`])}, ${JSON.stringify(signature)},
          count(*), count(*)::numeric / ${Math.max(customers.length, 1)}, coalesce(avg(ltv), 0), coalesce(sum(gross), 0),
          count(*)
        from customer_profiles where run_id = ${runId} and archetype_no = ${no}`);
    }
  });
}

function modelOf(axis: Axis, names: readonly string[]): AxisModel {
  const features = [...featureNames[axis]];
  return {
    axis,
    features,
    scaling: features.map(() => ({ centre: 0, spread: 1, low: -10, high: 10 })),
    fuzzifier: 2,
    segments: names.map((name, at) => ({ name, centre: features.map(() => at), typical: features.map(() => at) })),
    fuzzyPartitionCoefficient: 0.8,
    xieBeni: 0.2,
    stability: 0.9,
  };
}

function rowOf(
  customer: SeededCustomer,
  { asOf, models, bare }: { asOf: string; models: readonly AxisModel[]; bare: boolean },
): object {
  const { orderCount = 1, gross = 100, returned = 0 } = customer;
  const places = models.map((model) => {
    const [segment, strength] = customer.segments?.[model.axis] ?? [model.segments[0]?.name, "moderate" as const];
    const dominant = model.segments.findIndex(({ name }) => name === segment);
    if (dominant < 0) throw new Error(`${segment} is no segment of ${model.axis}`);
    const others = model.segments.length > 1 ? 0.3 / (model.segments.length - 1) : 0;
    return {
      dominant,
      strength: strengths.indexOf(strength),
      memberships: model.segments.map((_, at) => (at === dominant ? (others === 0 ? 1 : 0.7) : others)),
    };
  });
  return {
    id: customer.id,
    asOf: customer.asOf ?? asOf,
    firstOrderOn: customer.firstOrderOn ?? "2026-01-10",
    lastOrderOn: customer.lastOrderOn ?? "2026-10-10",
    orderCount,
    gross,
    returned,
    discountShare: customer.discountShare ?? 0,
    averageGapDays: customer.averageGapDays ?? null,
    units: customer.units ?? orderCount * 3,
    features: models.flatMap(({ features }, axis) => features.map((_, at) => axis + at / 10)),
    archetype: bare ? null : (customer.archetype ?? null),
    dominant: bare ? null : places.map(({ dominant }) => dominant),
    strength: bare ? null : places.map(({ strength }) => strength),
    memberships: bare ? null : places.flatMap(({ memberships }) => memberships),
  };
}
