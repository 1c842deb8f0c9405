import { featureNames } from "../../src/customers/features/feature-names.ts";
import { axes } from "../../src/customers/axes.ts";
import type { PlacedLine, PlacedOrder } from "./place-orders.ts";

/** An order whose `at` is a day. */
interface Shop {
  orders: PlacedOrder[];
  asOf: string;
}

type Bought = PlacedLine & { day: number };

const dayOf = (text: string) => Date.parse(text) / 86_400_000;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const distinct = <T>(values: T[]) => [...new Set(values)];
const ascending = (a: number, b: number) => a - b;
const gapsOf = (days: number[]) => days.slice(1).map((day, index) => day - (days[index] ?? 0));
const isCounted = (order: PlacedOrder) => order.cancelled !== true && order.lines.some((line) => !line.return);
const salesOf = (order: PlacedOrder) => order.lines.filter((line) => !line.return);

/** Burstiness for few events (Kim & Jo 2016), shrunk to 0 as if three gaps of chance had been seen. */
function irregularityOf(gaps: number[]): number {
  const n = gaps.length;
  if (n < 2) return 0;
  const mean = sum(gaps) / n;
  const ratio = Math.sqrt(sum(gaps.map((gap) => (gap - mean) ** 2)) / n) / mean;
  const burstiness =
    (Math.sqrt(n + 1) * ratio - Math.sqrt(n - 1)) / ((Math.sqrt(n + 1) - 2) * ratio + Math.sqrt(n - 1));
  return (burstiness * n) / (n + 3);
}

function purchaseDays(orders: PlacedOrder[]): number[] {
  return distinct(orders.filter(isCounted).map(({ at }) => dayOf(at))).sort(ascending);
}

function meanGapDays(seen: PlacedOrder[]): number {
  const gaps = distinct(seen.map(({ customer }) => customer).filter((id) => id !== null)).flatMap((id) =>
    gapsOf(purchaseDays(seen.filter(({ customer }) => customer === id))),
  );
  return gaps.length === 0 ? 365 : sum(gaps) / gaps.length;
}

/** What a product cost in the months before that of `asOf`, whoever bought it. */
function meanPrice({ orders, asOf }: Shop, product: string): number | null {
  const lines = orders
    .filter((order) => order.cancelled !== true && order.at.slice(0, 7) < asOf.slice(0, 7))
    .flatMap(salesOf)
    .filter((line) => line.product === product);
  const price = sum(lines.map(({ total }) => total)) / sum(lines.map(({ quantity }) => quantity ?? 1));
  return price > 0 ? price : null;
}

/** Slow and to be read: the features of docs/customer-features.md for one customer; null without a counted order. */
export function referenceProfile(shop: Shop, customer: string) {
  const seen = shop.orders.filter(({ at }) => dayOf(at) <= dayOf(shop.asOf));
  const own = seen.filter((order) => order.customer === customer && order.cancelled !== true);
  const counted = own.filter(isCounted);
  if (counted.length === 0) return null;

  const days = purchaseDays(own);
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 0;
  const bought: Bought[] = own.flatMap((order) =>
    salesOf(order).map((line) => Object.assign({ day: dayOf(order.at) }, line)),
  );
  const gross = sum(bought.map(({ total }) => total));
  const discount = sum(bought.map((line) => line.discount ?? 0));
  const returned = sum(own.flatMap(({ lines }) => lines.filter((line) => line.return).map(({ total }) => total)));
  const tenure = dayOf(shop.asOf) - first;
  const recency = dayOf(shop.asOf) - last;
  const gap = (last - first + 3 * meanGapDays(seen)) / (days.length - 1 + 3);

  const categories = new Map(
    shop.orders
      .flatMap(({ lines }) => lines)
      .flatMap(({ product, category }) => (category ? [[product, category]] : [])),
  );
  const categoryOf = (line: PlacedLine) =>
    categories.size === 0 ? line.product : (categories.get(line.product) ?? "");
  const groups = distinct(bought.map(categoryOf)).map((category) =>
    bought.filter((line) => categoryOf(line) === category),
  );
  const shares = groups.map((group) => group.length / bought.length);

  const isRepeat = (line: Bought) => bought.some(({ product, day }) => product === line.product && day < line.day);
  const products = distinct(bought.map(({ product }) => product));
  const daysOfProducts = products
    .map((id) => distinct(bought.filter(({ product }) => product === id).map(({ day }) => day)).sort(ascending))
    .filter((of) => of.length > 1);
  const mostDays = Math.max(0, ...daysOfProducts.map((of) => of.length));
  const regularities = daysOfProducts
    .filter((of) => of.length === mostDays)
    .map(gapsOf)
    .map((gaps) => (gaps.length / (gaps.length + 3)) * ((1 - irregularityOf(gaps)) / 2));

  const priced = bought.flatMap((line) => {
    const usual = meanPrice(shop, line.product);
    const price = line.total / (line.quantity ?? 1);
    return usual !== null && price > 0 ? [{ spend: line.total, log: Math.log(price / usual) }] : [];
  });
  const priceIndex = sum(priced.map(({ spend, log }) => spend * log)) / sum(priced.map(({ spend }) => spend));

  const features: Record<(typeof featureNames)[(typeof axes)[number]][number], number> = {
    log_purchase_days: Math.log1p(days.length),
    log_repeat_rate: Math.log1p((days.length - 1) / (tenure / 30.4375 + 1)),
    log_aov: Math.log1p(gross / counted.length),
    log_ltv: Math.log1p(Math.max(gross - returned, 0)),
    log_effective_categories: Math.log1p(Math.exp(-sum(shares.map((share) => share * Math.log(share))))),
    top_category_share: Math.max(...shares),
    new_category_rate: groups.filter((group) => group.every(({ day }) => day > first)).length / days.length,
    discount_share: discount === 0 ? 0 : discount / (gross + discount),
    discounted_order_share:
      counted.filter((order) => salesOf(order).some((line) => (line.discount ?? 0) > 0)).length / counted.length,
    price_index: priced.length === 0 ? 0 : Math.min(Math.max(priceIndex, -2), 2),
    log_gap_days: Math.log1p(gap),
    irregularity: irregularityOf(gapsOf(days)),
    log_tenure_days: Math.log1p(tenure),
    log_recency_days: Math.log1p(recency),
    log_relative_recency: Math.log1p(recency / gap),
    repeat_line_share: bought.filter(isRepeat).length / bought.length,
    repeat_day_share: distinct(bought.filter(isRepeat).map(({ day }) => day)).length / days.length,
    rebuy_regularity: regularities[0] ?? 0,
    return_rate: gross > 0 ? Math.min(returned / gross, 1) : Number(returned > 0),
    return_order_share: Math.min(
      own.filter(({ lines }) => lines.some((line) => line.return)).length / counted.length,
      1,
    ),
  };
  return {
    orderCount: counted.length,
    purchaseDays: days.length,
    gross,
    returned,
    units: sum(bought.map((line) => line.quantity ?? 1)),
    lines: bought.length,
    averageGapDays: days.length < 2 ? null : (last - first) / (days.length - 1),
    features: axes.flatMap((axis) => featureNames[axis].map((name) => features[name])),
    /** Several products may be bought again equally often; which of them is told is not part of the definition. */
    rebuyRegularities: regularities.length === 0 ? [0] : regularities,
  };
}
