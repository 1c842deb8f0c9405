import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";
import { seededRandom } from "../src/customers/segments/seeded-random.ts";

const lastDay = 20_772;
const years = 3;

/** A shop of BG/NBD buyers who came over three years, the same one each time. */
export function madeUpHistory(customers: number): PurchaseHistory {
  const random = seededRandom(20);
  const gamma = (shape: number): number => drawGamma(shape, random);
  const starts = new Int32Array(customers + 1);
  const days: number[] = [];
  const spend: number[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const perDay = gamma(0.7) / 63;
    const [leaves, stays] = [gamma(0.4), gamma(3)];
    const spendRate = gamma(3.5) / 400;
    let at = lastDay - Math.floor(random() * 365 * years);
    for (let last = -1; at <= lastDay; at -= Math.log(1 - random()) / perDay) {
      if (Math.floor(at) > last) {
        last = Math.floor(at);
        days.push(last);
        spend.push(gamma(2.4) / spendRate);
      }
      if (random() < leaves / (leaves + stays)) break;
    }
    starts[customer + 1] = days.length;
  }
  return {
    starts,
    days: Int32Array.from(days),
    spend: Float64Array.from(spend),
    asOfDay: lastDay,
    sampledOf: customers,
  };
}

/** Marsaglia & Tsang 2000. */
function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
