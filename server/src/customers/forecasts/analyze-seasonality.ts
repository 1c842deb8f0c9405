import type { Database } from "../../storage/database.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import type { Estimate } from "./estimate.ts";
import { adviseOnSeason } from "./events/advise-on-season.ts";
import { countWindowCustomers } from "./events/count-window-customers.ts";
import { indexMonths, type MonthIndex } from "./events/index-months.ts";
import { listOccurrences, type Occurrence } from "./events/list-occurrences.ts";
import { compareWindows, measureWindow, type WindowFigures } from "./events/measure-window.ts";
import { readWindowSales, type WindowSales } from "./events/read-window-sales.ts";
import type { ShopEvent } from "./events/shop-events.ts";
import { fitForecast } from "./fit-forecast.ts";
import { forecastFlow } from "./forecast-flow.ts";
import type { ShopDays } from "./read-shop-days.ts";
import { sumWeeks } from "./sum-weeks.ts";
import { tameGiantOrders } from "./tame-giant-orders.ts";

export interface EventYear extends WindowFigures, Occurrence {
  customers: number;
  overLastYear: number | null;
}

export interface EventSeason {
  years: EventYear[];
  /** Mean over the windows that were seen whole; of the running one where there is no other. */
  lift: number | null;
  /** The window that is under way, else the next one. */
  next: Occurrence & Estimate & { already: number };
  sales: WindowSales & { year: number | null };
  advice: string[];
}

/** Of more years the newest tell enough. */
const shownYears = 6;

/** Each calendar month against its year; giant orders count as ordinary days. */
export const readMonthIndex = (shop: ShopDays): MonthIndex[] =>
  indexMonths(shop.firstDay, tameGiantOrders(shop.revenue, shop.orders).values);

/** What an event brought in each year, what sold, and the next one with its forecast. The shop needs an order. */
export async function analyzeEvent(
  database: Pick<Database, "orm">,
  { shop, event, asOf }: { shop: ShopDays; event: ShopEvent; asOf: string },
): Promise<EventSeason> {
  const asOfDay = dayNumber(asOf);
  const { past, next } = listOccurrences(event.windowIn, { firstDay: shop.firstDay, asOfDay });
  const windows = past.slice(-shownYears);
  const measured = windows.map((window) => eventYear(shop, window, event));
  const running = past.at(-1);
  const coming = running && running.end > asOfDay + 1 ? running : next;
  const sold =
    measured.findLast(({ complete, orders }) => complete && orders > 0) ??
    measured.findLast(({ orders }) => orders > 0);
  const [customers, sales] = await Promise.all([
    countWindowCustomers(database, { windows: measured, asOfDay }),
    sold
      ? readWindowSales(database, { start: sold.start, end: Math.min(sold.end, asOfDay + 1) }, sold.orders)
      : { products: [], categories: [], sampleShare: 1 },
  ]);
  const years = measured.map((year, at) => Object.assign(year, { customers: customers[at] ?? 0 }));
  const lift = meanLift(years);
  const ofTheSeason = sales.products.filter((product) => product.lift === null || product.lift > 0);
  const bestSellers = ofTheSeason.map(({ id, name }) => name ?? id);
  return {
    years,
    lift,
    next: { ...coming, ...forecastWindow(shop, coming, asOfDay) },
    sales: { ...sales, year: sold?.year ?? null },
    advice: adviseOnSeason(lift, { window: coming, asOfDay, bestSellers }),
  };
}

const eventYear = (shop: ShopDays, window: Occurrence, event: ShopEvent): Omit<EventYear, "customers"> => ({
  ...window,
  ...measureWindow(shop, window),
  overLastYear: compareWindows(shop, window, event.windowIn(window.year - 1)),
});

function meanLift(years: readonly EventYear[]): number | null {
  const known = years.filter(({ lift }) => lift !== null);
  const whole = known.filter(({ complete }) => complete);
  const counted = whole.length > 0 ? whole : known;
  return counted.length === 0 ? null : counted.reduce((sum, { lift }) => sum + (lift ?? 0), 0) / counted.length;
}

function forecastWindow(shop: ShopDays, { start, end }: Occurrence, asOfDay: number): Estimate & { already: number } {
  const { values } = tameGiantOrders(shop.revenue, shop.orders);
  const model = fitForecast(sumWeeks(shop.revenue), { tamed: sumWeeks(values) });
  const periods = [{ name: dayOf(start), start, end }];
  return forecastFlow(model, { days: shop.revenue, asOfDay, periods }).total;
}
