import { type SQL, sql } from "drizzle-orm";
import { sayMoney } from "../tools/say-figures.ts";
import { officeHours, readOrderTimes } from "./order-times.ts";
import type { FindPattern } from "./pattern.ts";
import { selectCustomers } from "./select-customers.ts";

/** A part is 0 up to `low`, 1 from `high` on and even steps of the logarithm between. */
const onLogScale = (value: SQL, low: number, high: number) => sql`
  least(greatest(ln(greatest(${value}, 1e-9)::float8 / ${low}::float8) / ${Math.log(high / low)}::float8, 0), 1)`;

const quantity = sql`p.units / greatest(p.lines, 1)`;
const breadth = sql`p.lines::float8 / p.order_count`;
const weights = { quantity: 0.5, breadth: 0.2, cadence: 0.15, value: 0.15 };
const leastScore = 0.5;
/** Below it nobody buys in bulk, whatever else. */
const leastUnits = 3;

/** Buys like a business: much of each article, many articles, again and again, for more than others do. */
export const findB2b: FindPattern = async (context) => {
  const { tx, run } = context;
  const { rows } = await tx.execute<{ aov: number | null }>(
    sql`select (sum(gross) / nullif(sum(orders), 0))::float8 as aov from shop_months`,
  );
  const shopAov = Math.max(rows[0]?.aov ?? 0, 0.01);
  const parts = {
    quantity: onLogScale(quantity, 2, 24),
    breadth: onLogScale(breadth, 4, 40),
    cadence: sql`(least((p.purchase_days - 1) / 6.0, 1) * least(60 / greatest(coalesce(p.average_gap_days, 60), 1), 1))`,
    value: onLogScale(sql`p.aov`, shopAov, 5 * shopAov),
  };
  const score = sql`(${weights.quantity}::float8 * ${parts.quantity} + ${weights.breadth}::float8 * ${parts.breadth}
    + ${weights.cadence}::float8 * ${parts.cadence} + ${weights.value}::float8 * ${parts.value})`;
  const found = await selectCustomers(context, {
    condition: sql`(p.purchase_days >= 2 and p.units >= ${leastUnits}::int * p.lines and ${score} >= ${leastScore}::float8)`,
    sort: score,
    isCostly: true,
    numbers: {
      b2b_score: score,
      units_per_line: quantity,
      lines_per_order: breadth,
      score_quantity: parts.quantity,
      score_breadth: parts.breadth,
      score_cadence: parts.cadence,
      score_value: parts.value,
    },
  });
  const times = await readOrderTimes(
    context,
    found.customers.map(({ key }) => key),
  );
  return {
    ...found,
    definition: `B2B: two purchase days or more, on average ${leastUnits} units a line or more, and a score of ${leastScore} or more (0 to 1) from ${weights.quantity} × quantity (2 to 24 units a line), ${weights.breadth} × breadth (4 to 40 lines an order), ${weights.cadence} × cadence (seven purchase days, on average 60 days apart or less) and ${weights.value} × order value (once to five times the shop's ${sayMoney(shopAov, run.currency)}); each part is 0 at the lower end and 1 at the upper. Weekdays and ${officeHours} are shown beside it. The highest score first.`,
    items: found.customers.map((customer) => {
      const { b2b_score: total = 0, units_per_line: units = 0, lines_per_order: lines = 0 } = customer.numbers;
      const time = times.get(customer.key);
      const gap = customer.averageGapDays === null ? "" : `, every ${Math.round(customer.averageGapDays)} days`;
      return {
        customer: {
          ...customer,
          numbers: { ...customer.numbers, ...(time && { weekday_share: time.weekdayShare, ...time.office }) },
        },
        why: `Score ${total.toFixed(2)}: ${units.toFixed(1)} units a line, ${lines.toFixed(1)} lines and ${sayMoney(customer.aov, run.currency)} an order, ${customer.purchaseDays} purchase days${gap}${time ? `; ${time.words}` : ""}.`,
      };
    }),
    notice: null,
  };
};
