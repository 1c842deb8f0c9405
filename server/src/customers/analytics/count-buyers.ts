import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { shareOf } from "./as-number.ts";
import type { Period } from "./period.ts";
import { inPeriod } from "./split-period.ts";

export interface Buyers {
  /** Known customers. */
  customers: number;
  /** Of them, who bought it in two orders or more; 0 without one. */
  repeatShare: number;
}

export interface CountedBuyers {
  of: (productKey: number) => Buyers;
  /** Share of the customers that was looked at; 1 for all. Below 1 counts are scaled up. */
  sampleShare: number;
}

/** Lines of the products that are counted one by one; of more, those of a sample of customers are. */
const mostLines = 300_000;
/** A shop of no more lines than this is read whole. */
const smallShop = 1_500_000;
/** Of the whole shop, so that a sample costs the same at any size. */
const sampledLines = 100_000;
/** The sample is that many runs of neighbouring customers, evenly over all; `offset 0` has each read by itself. */
const runs = 200;

/** Who bought these products in a period: exact up to 300,000 orders of theirs, else from a sample of customers. */
export async function countBuyers(
  { orm }: Pick<Database, "orm">,
  { period, products }: { period: Period; products: readonly { key: number; orders: number }[] },
): Promise<CountedBuyers> {
  const lines = products.reduce((sum, { orders }) => sum + orders, 0);
  const sample = lines <= mostLines ? null : await chooseSample({ orm });
  const source = sample
    ? sql`generate_series(0, ${runs - 1}::int) as run cross join lateral (select * from order_lines
        where customer_key >= ${sample.low}::int + (run * ${sample.width}::float8)::int
          and customer_key < ${sample.low}::int + (run * ${sample.width}::float8)::int + ${sample.take}::int offset 0) as l`
    : sql`order_lines l`;
  const keys = products.map(({ key }) => key);
  const { rows } = await orm.execute<{ product_key: number; customers: number; repeaters: number }>(sql`
    select product_key, count(*) as customers, count(*) filter (where bought > 1) as repeaters
    from (select l.product_key, l.customer_key, count(distinct l.order_key) as bought from ${source}
      where l.product_key = any(${sql.param(keys)}::int[]) and ${inPeriod(sql`l.ordered_on`, period)}
      and l.customer_key is not null and not l.is_return and not l.cancelled group by 1, 2) as bought
    group by 1`);
  const byKey = new Map(rows.map((row) => [row.product_key, row]));
  const sampleShare = sample ? sample.take / sample.width : 1;
  return {
    sampleShare,
    of(productKey) {
      const { customers, repeaters } = byKey.get(productKey) ?? { customers: 0, repeaters: 0 };
      return { customers: Math.round(customers / sampleShare), repeatShare: shareOf(repeaters, customers) };
    },
  };
}

/** Of every `width` neighbouring customers the first `take`; null where all of them are few enough. */
async function chooseSample({
  orm,
}: Pick<Database, "orm">): Promise<{ low: number; width: number; take: number } | null> {
  const { rows } = await orm.execute<{ lines: number; low: number; high: number }>(sql`
    select coalesce(sum(lines), 0) as lines, (select coalesce(min(key), 0) from customers) as low,
      (select coalesce(max(key), 0) from customers) as high
    from shop_months`);
  const { lines, low, high } = rows[0] ?? { lines: 0, low: 0, high: 0 };
  const width = (high - low + 1) / runs;
  const take = Math.max(1, Math.floor((width * sampledLines) / Math.max(1, lines)));
  return lines <= smallShop || width < 2 * take ? null : { low, width, take };
}
