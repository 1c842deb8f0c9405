import { sql } from "drizzle-orm";
import { sayShare } from "../tools/say-figures.ts";
import type { PatternContext } from "./pattern.ts";

export const officeHours = "office hours (8 to 18)";

export interface OrderTimes {
  /** Of orders, Monday to Friday. */
  weekdayShare: number;
  /** Of orders, Monday to Friday from 8 to 18; not known where all orders carry one time of day. */
  office: { office_hours_share?: number };
  words: string;
}

/** When some customers order, in the shop's zone. */
export async function readOrderTimes(
  { tx, asOf }: Pick<PatternContext, "tx" | "asOf">,
  customerKeys: readonly number[],
): Promise<ReadonlyMap<number, OrderTimes>> {
  if (customerKeys.length === 0) return new Map();
  const { rows } = await tx.execute<{
    key: number;
    orders: number;
    weekdays: number;
    office: number;
    times: number;
  }>(sql`
    select customer_key as key, count(*) as orders, count(*) filter (where weekday) as weekdays,
      count(*) filter (where weekday and hour between 8 and 17) as office,
      (max(count(distinct time)) over ()) as times
    from (
      select o.customer_key, extract(isodow from o.ordered_on) <= 5 as weekday,
        extract(hour from o.ordered_at at time zone s.timezone) as hour, (o.ordered_at at time zone s.timezone)::time as time
      from orders o cross join shop s
      where o.customer_key = any(${sql.param(customerKeys)}::int[]) and o.lines > 0 and not o.cancelled
        and o.ordered_on <= ${asOf}::date
    ) ordered group by customer_key`);
  return new Map(
    rows.map(({ key, orders, weekdays, office, times }) => {
      const weekdayShare = round(weekdays / orders);
      const officeShare = round(office / orders);
      const said = `${sayShare(weekdayShare)} of orders Monday to Friday`;
      return [
        key,
        times > 1
          ? {
              weekdayShare,
              office: { office_hours_share: officeShare },
              words: `${said}, ${sayShare(officeShare)} in ${officeHours}`,
            }
          : { weekdayShare, office: {}, words: said },
      ];
    }),
  );
}

const round = (share: number) => Math.round(share * 1e4) / 1e4;
