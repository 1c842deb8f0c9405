import type { BuyerKind } from "./buyer-kinds.ts";
import type { Random } from "./random.ts";
import { busyness, type DayNumber, isGiftSeason, saleOn } from "./seasons.ts";

/** Days on which one customer orders, from first to last; at least one, none after `lastDay`. */
export function planOrderDays(
  random: Random,
  kind: BuyerKind,
  { firstDay, lastDay }: { firstDay: DayNumber; lastDay: DayNumber },
): DayNumber[] {
  const days = [drawFirstDay(random, kind, { firstDay, lastDay })];
  if (kind.rhythm === "once") return days;
  const meanGap = random.between(...kind.gapDays);
  let day = days[0] ?? firstDay;
  while (!random.chance(kind.leaves)) {
    day += Math.max(2, Math.round(meanGap * random.spread(kind.irregularity)));
    const ordered = kind.rhythm === "sales" ? nextSale(day) : settle(random, day, kind.irregularity);
    if (ordered > lastDay) break;
    days.push(ordered);
    day = ordered;
  }
  return days;
}

/** Part of those who order again knew the shop before the first day: they are there from the beginning. */
const known = { share: 0.25, days: 60 };

/** The shop grows: a later day is likelier than an earlier one, and a busy day likelier than a quiet one. */
function drawFirstDay(
  random: Random,
  kind: BuyerKind,
  { firstDay, lastDay }: { firstDay: DayNumber; lastDay: DayNumber },
): DayNumber {
  const isKnown = kind.rhythm === "interval" && random.chance(known.share);
  const days = isKnown ? known.days : lastDay - firstDay + 1;
  for (;;) {
    const day = firstDay + Math.floor(days * random.next() ** 0.8);
    const suits = kind.presents ? isGiftSeason(day) : kind.rhythm !== "sales" || saleOn(day) !== null;
    if (suits && random.chance(busyness(day) / mostBusy)) return day;
  }
}

/** Above every day's busyness. */
const mostBusy = 2.6;

/** Who buys on a whim puts it off from quiet days to busy ones; who buys like a clock does not. */
function settle(random: Random, day: DayNumber, irregularity: number): DayNumber {
  let settled = day;
  const patience = Math.round(irregularity * 12);
  while (settled - day < patience && !random.chance(busyness(settled) / 1.2)) settled++;
  return settled;
}

function nextSale(day: DayNumber): DayNumber {
  let next = day;
  while (saleOn(next) === null) next++;
  return next;
}
