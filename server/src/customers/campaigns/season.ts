import { findEvent } from "../forecasts/events/find-event.ts";
import { listOccurrences } from "../forecasts/events/list-occurrences.ts";
import type { EventWindow, ShopEvent } from "../forecasts/events/shop-events.ts";
import { dayNumber } from "../day-number.ts";

/** An event around a day; days are numbers since 1970-01-01, ends of windows exclusive. */
export interface Season {
  event: string;
  asOfDay: number;
  /** The one to plan for: the one under way, else the next. */
  coming: EventWindow;
  /** Those over by then, back to the first order, newest first; three at most. */
  past: EventWindow[];
}

interface SeasonQuery {
  /** However it is written; null: the one of the usual events that begins next. */
  asked: string | null;
  asOf: string;
  firstOrderOn: string;
  shop: { timezone: string; currency: string | null };
}

const usualEvents = [
  "valentines_day",
  "easter",
  "mothers_day",
  "summer",
  "back_to_school",
  "halloween",
  "black_friday",
  "christmas",
];
const mostSeasons = 3;

/** @throws ToolError `not_found` for an event nobody knows. */
export function findSeason({ asked, asOf, firstOrderOn, shop }: SeasonQuery): Season {
  const asOfDay = dayNumber(asOf);
  const days = { firstDay: dayNumber(firstOrderOn), asOfDay };
  const next = (event: ShopEvent) => listOccurrences(event.windowIn, days).next.start;
  const event =
    asked === null
      ? usualEvents.map((name) => findEvent(name, shop)).reduce((one, other) => (next(other) < next(one) ? other : one))
      : findEvent(asked, shop);
  const { past: seen, next: coming } = listOccurrences(event.windowIn, days);
  return {
    event: event.name,
    asOfDay,
    coming: seen.find(({ end }) => end > asOfDay + 1) ?? coming,
    past: seen
      .filter(({ end }) => end <= asOfDay + 1)
      .toReversed()
      .slice(0, mostSeasons),
  };
}
