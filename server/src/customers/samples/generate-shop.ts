import { type BuyerKind, buyerKinds } from "./buyer-kinds.ts";
import type { SampleCatalog } from "./catalog.ts";
import { chooseUsual, fillBasket, type SampleLine } from "./fill-basket.ts";
import { type MadeUpName, makeUpName } from "./made-up-names.ts";
import { planOrderDays } from "./plan-order-days.ts";
import { type Random, seededRandom } from "./random.ts";
import { dayNumber } from "../day-number.ts";
import type { DayNumber } from "./seasons.ts";

export interface SampleOrder {
  /** Null: a guest. */
  customer: ({ id: string } & MadeUpName) | null;
  /** What they were made up as, for tests; it is in no file. */
  kind: string;
  day: DayNumber;
  /** Minutes after midnight, in the shop's zone. */
  minute: number;
  isReturn: boolean;
  lines: SampleLine[];
}

export interface GenerateOptions {
  catalog: SampleCatalog;
  /** The last day with an order, `YYYY-MM-DD`. */
  lastDay: string;
  customers: number;
  years: number;
  seed: number;
}

/** Who orders without an account. */
const passingBy = buyerKinds.filter(({ rhythm }) => rhythm === "once");

/** Of all orders, so many beside them are of people who gave no name. */
const guestShare = 0.04;

/**
 * Three years of a quilting-supplies shop that does not exist, in order of time; the same options give the same shop.
 * Every customer has draws of their own, so that more customers change nothing of the first ones.
 */
export function generateShop({ catalog, lastDay, customers, years, seed }: GenerateOptions): SampleOrder[] {
  const last = dayNumber(lastDay);
  const span = { firstDay: last - Math.round(years * 365.25) + 1, lastDay: last };
  const orders: SampleOrder[] = [];
  for (let number = 0; number < customers; number++) {
    const random = seededRandom(seed + number * 7919);
    const kind = random.weighted(buyerKinds);
    const customer = { id: `Q${String(10_001 + number)}`, ...makeUpName(random, kind.name, number + 1) };
    orders.push(...ordersOf(random, kind, { catalog, span, customer }));
  }
  const random = seededRandom(seed - 1);
  const guests = Math.round(orders.length * guestShare);
  for (let guest = 0; guest < guests; guest++) {
    orders.push(...ordersOf(random, random.weighted(passingBy), { catalog, span, customer: null }));
  }
  return orders.toSorted((one, other) => one.day - other.day || one.minute - other.minute);
}

function ordersOf(
  random: Random,
  kind: BuyerKind,
  {
    catalog,
    span,
    customer,
  }: {
    catalog: SampleCatalog;
    span: { firstDay: DayNumber; lastDay: DayNumber };
    customer: SampleOrder["customer"];
  },
): SampleOrder[] {
  const usual = chooseUsual(random, kind, catalog);
  return planOrderDays(random, kind, span).flatMap((day) => {
    const years = (day - span.firstDay) / 365.25;
    const lines = fillBasket(random, kind, { day, years, catalog, usual });
    const order = { customer, kind: kind.name, day, minute: drawMinute(random), isReturn: false, lines };
    const returned = lines.filter(({ product }) => random.chance(Math.min(0.5, product.returned * kind.returns)));
    const returnDay = day + random.between(4, 24);
    const comesBack = returned.length > 0 && returnDay <= span.lastDay;
    return comesBack
      ? [order, { ...order, day: returnDay, minute: drawMinute(random), isReturn: true, lines: returned }]
      : [order];
  });
}

/** Between seven in the morning and ten at night, most of it in the evening. */
const drawMinute = (random: Random) => 420 + Math.floor(900 * Math.max(random.next(), random.next()));
