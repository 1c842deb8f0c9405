import { dayIn, easterIn, lastWeekday, nthWeekday } from "./calendar.ts";

/** Days since 1970-01-01; `end` is exclusive. */
export interface EventWindow {
  start: number;
  end: number;
}

export interface ShopEvent {
  name: string;
  /** What else it is called, in words of small letters. */
  aliases: string[];
  /** The days on which people buy for it, of the occurrence that begins in a year. */
  windowIn: (year: number) => EventWindow;
  /** How the window is laid. */
  words: string;
}

const fixed =
  ([startMonth, startDay]: [number, number], [endMonth, endDay]: [number, number]) =>
  (year: number): EventWindow => ({
    start: dayIn(year, startMonth, startDay),
    // An event that begins late in December ends in the year after.
    end: dayIn(endMonth < startMonth ? year + 1 : year, endMonth, endDay) + 1,
  });

/** Up to and with a day that moves. */
const before = (days: number, dayOf: (year: number) => number) => (year: number) => {
  const day = dayOf(year);
  return { start: day - days + 1, end: day + 1 };
};

const thanksgiving = (year: number) => nthWeekday(4, 4, { year, month: 11 });
const secondSundayOfMay = (year: number) => nthWeekday(2, 0, { year, month: 5 });

const event = (name: string, words: string, windowIn: ShopEvent["windowIn"], aliases: string[] = []): ShopEvent => ({
  name,
  words,
  windowIn,
  aliases,
});

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
].map((name, index) =>
  event(name, "the month", (year) => ({ start: dayIn(year, index + 1, 1), end: dayIn(year, index + 2, 1) })),
);

const quarters = [1, 2, 3, 4].map((quarter) =>
  event(
    `q${quarter}`,
    "the quarter",
    (year) => ({ start: dayIn(year, quarter * 3 - 2, 1), end: dayIn(year, quarter * 3 + 1, 1) }),
    [`quarter ${quarter}`],
  ),
);

/** In British shops mothers are honoured three weeks before Easter. */
export const mothersDay = (british: boolean): ShopEvent =>
  british
    ? event(
        "mothers_day",
        "the 14 days up to Mothering Sunday, three weeks before Easter (the shop is British)",
        before(14, (year) => easterIn(year) - 21),
        ["mother's day", "mothers day", "mothering sunday"],
      )
    : event("mothers_day", "the 14 days up to the second Sunday of May", before(14, secondSundayOfMay), [
        "mother's day",
        "mothers day",
      ]);

export const shopEvents: readonly ShopEvent[] = [
  event("christmas", "24 November to 24 December", fixed([11, 24], [12, 24]), [
    "xmas",
    "x-mas",
    "christmas season",
    "noel",
  ]),
  event("holiday_season", "1 November to 31 December", fixed([11, 1], [12, 31]), [
    "holidays",
    "holiday",
    "winter holidays",
  ]),
  event(
    "black_friday",
    "the Monday before Black Friday to Cyber Monday",
    (year) => {
      const friday = thanksgiving(year) + 1;
      return { start: friday - 4, end: friday + 4 };
    },
    ["bfcm", "black friday week", "black friday weekend", "cyber week"],
  ),
  event("cyber_monday", "Cyber Monday, the third day after Black Friday", (year) => {
    const monday = thanksgiving(year) + 4;
    return { start: monday, end: monday + 1 };
  }),
  event("thanksgiving", "the 14 days up to the fourth Thursday of November", before(14, thanksgiving)),
  event("valentines_day", "the 14 days up to 14 February", fixed([2, 1], [2, 14]), [
    "valentine's day",
    "valentine",
    "valentines",
  ]),
  event("easter", "the 21 days up to Easter Sunday", before(21, easterIn), ["easter sunday", "easter holidays"]),
  event(
    "fathers_day",
    "the 14 days up to the third Sunday of June",
    before(14, (year) => nthWeekday(3, 0, { year, month: 6 })),
    ["father's day"],
  ),
  event("back_to_school", "1 August to 10 September", fixed([8, 1], [9, 10]), ["back-to-school", "school start"]),
  event("halloween", "1 to 31 October", fixed([10, 1], [10, 31]), ["hallowe'en", "all hallows eve"]),
  event("summer", "June, July and August", fixed([6, 1], [8, 31]), ["summer season", "summer sale"]),
  event("autumn", "September, October and November", fixed([9, 1], [11, 30]), ["fall"]),
  event("winter", "December, January and February", (year) => ({
    start: dayIn(year, 12, 1),
    end: dayIn(year + 1, 3, 1),
  })),
  event("spring", "March, April and May", fixed([3, 1], [5, 31])),
  event("new_year", "27 December to 7 January", fixed([12, 27], [1, 7]), [
    "new year's eve",
    "new year's day",
    "new years",
  ]),
  event("boxing_day", "26 to 31 December", fixed([12, 26], [12, 31])),
  event("january_sale", "2 to 31 January", fixed([1, 2], [1, 31]), ["january sales", "winter sale"]),
  event("st_patricks_day", "the 10 days up to 17 March", fixed([3, 8], [3, 17]), [
    "st patrick's day",
    "saint patrick's day",
  ]),
  event("singles_day", "the 7 days up to 11 November", fixed([11, 5], [11, 11]), ["11.11", "single's day"]),
  event("independence_day", "the 14 days up to 4 July", fixed([6, 21], [7, 4]), ["4th of july", "fourth of july"]),
  event(
    "labor_day",
    "the 10 days up to the first Monday of September",
    before(10, (year) => nthWeekday(1, 1, { year, month: 9 })),
    ["labour day"],
  ),
  event(
    "memorial_day",
    "the 10 days up to the last Monday of May",
    before(10, (year) => lastWeekday(1, { year, month: 5 })),
  ),
  ...quarters,
  ...months,
];
