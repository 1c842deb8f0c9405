import { type SQL, sql } from "drizzle-orm";
import { axes } from "../axes.ts";
import { featureFormulas } from "./feature-formulas.ts";
import { featureNames } from "./feature-names.ts";
import { priorGaps } from "./irregularity.ts";
import type { ProfileBasis } from "./profile-basis.ts";
import type { ProfileScope } from "./profile-scope.ts";
import { selectBought } from "./select-bought.ts";
import { selectRanges } from "./select-ranges.ts";
import { selectVisits } from "./select-visits.ts";

const features = sql.join(
  axes.flatMap((axis) => featureNames[axis].map((name) => featureFormulas[name])),
  sql`, `,
);

/** The columns of selectProfiles in their order: the leading ones of customer_profiles after run_id. */
export const profileColumns: SQL = sql.raw(
  `customer_key, as_of, first_order_on, last_order_on, order_count, purchase_days, gross, returned, ltv, aov,
  return_rate, discount_share, average_gap_days, units, lines, features`,
);

/**
 * SQL: one row a customer of the scope with a counted order up to the basis's day; columns as `profileColumns`, features
 * in the order of feature-names.ts and always finite. Reads the scope's orders and order_lines once each, by index, and
 * product_months for what a product usually costs. For a range of customers run it after `prepareForBulk`;
 * `.inlineParams()` makes it fit for `create table … as`.
 */
export function selectProfiles({ asOf, meanGapDays }: ProfileBasis, scope: ProfileScope): SQL {
  const day = sql`${asOf}::date`;
  return sql`
    with visits as (${selectVisits(day, scope)}),
    bought as (${selectBought(day, scope)}),
    ranges as (${selectRanges(day, scope)}),
    repeats as (
      select customer_key, count(distinct ordered_on) filter (where nth > 1) as repeat_days
      from bought group by customer_key
    )
    select v.customer_key, ${day} as as_of, v.first_order_on, v.last_order_on, v.order_count, v.purchase_days, v.gross,
      v.returned, v.gross - v.returned as ltv, round(v.gross / v.order_count, 4) as aov, f.return_rate,
      f.discount_share, round((v.last_order_on - v.first_order_on)::numeric / nullif(v.purchase_days - 1, 0), 3) as average_gap_days,
      coalesce(round(r.units::numeric, 3), 0) as units, v.lines, array[${features}]::real[] as features
    from visits v
    left join ranges r using (customer_key)
    left join repeats d using (customer_key)
    cross join lateral (
      select ${day} - v.first_order_on as tenure_days,
        ${day} - v.last_order_on as recency_days,
        (v.last_order_on - v.first_order_on + ${sql.raw(String(priorGaps))} * ${meanGapDays}::float8)
          / (v.purchase_days - 1 + ${sql.raw(String(priorGaps))}) as gap_days,
        case when v.gross > 0 then least(round(v.returned / v.gross, 6), 1)
          when v.returned > 0 then 1 else 0 end as return_rate,
        case when v.discount > 0 then round(v.discount / (v.gross + v.discount), 6) else 0 end as discount_share
    ) f`;
}
