import { type SQL, sql } from "drizzle-orm";
import { isSilent } from "../patterns/lapsed.ts";
import { dayOf } from "../day-number.ts";
import type { OutreachFacts, OutreachRule } from "./outreach-rule.ts";
import type { Season } from "./season.ts";

/** SQL: of every customer who bought in a past season: customer_key, how many seasons, and whether the last. */
export function selectSeasons({ past }: Season): SQL {
  if (past.length === 0) return sql`select null::int as customer_key, 0 as seasons, false as last where false`;
  const inSeason = past.map(
    ({ start, end }, at) => sql`
      select customer_key, ${at}::int as ago from orders
      where ordered_on >= ${dayOf(start)}::date and ordered_on < ${dayOf(end)}::date and customer_key is not null
        and lines > 0 and not cancelled group by customer_key`,
  );
  return sql`
    select customer_key, count(*)::int as seasons, bool_or(ago = 0) as last
    from (${sql.join(inSeason, sql` union all `)}) bought group by customer_key`;
}

/** Conditions are on a row of the search table as p with its seasons as s. */
export function seasonalRules(
  { event, coming, past, asOfDay }: Season,
  { meanGapDays }: Pick<OutreachFacts, "meanGapDays">,
): OutreachRule[] {
  const name = event.replaceAll("_", " ");
  const [start, end] = [dayOf(coming.start), dayOf(coming.end - 1)];
  const stillThere = sql`not ${isSilent(meanGapDays)}`;
  const lead = (days: number) => {
    const day = coming.start - days;
    if (day > asOfDay) return `From ${dayOf(day)}, ${days} days before the season begins (${start} to ${end}).`;
    return `Now: the season ${coming.start > asOfDay ? `begins on ${start}` : "has begun"} and ends on ${end}.`;
  };
  const last = past[0];
  return [
    {
      id: "every_season",
      who: `Bought in two ${name} seasons or more, the last one too.`,
      condition: sql`(s.seasons >= 2 and s.last)`,
      action: "Open the season for them first.",
      offerGuidance: "Early access or the first choice; no discount, they come anyway.",
      messageAngle: `Their ${name} as every year: what they bought last time, and what is new beside it.`,
      when: lead(21),
    },
    {
      id: "last_season",
      who: `Bought in the last ${name} season${last ? ` (${dayOf(last.start)} to ${dayOf(last.end - 1)})` : ""}, for the first time.`,
      condition: sql`s.last`,
      action: "Remind them of last year.",
      offerGuidance: "A small thank-you for the second year, for instance free delivery.",
      messageAngle: `What they chose last ${name}, and the gifts that go with it.`,
      when: lead(14),
    },
    {
      id: "earlier_season",
      who: `Bought in an earlier ${name} season, but not in the last.`,
      condition: sql`s.seasons >= 1`,
      action: "Invite them back for the occasion.",
      offerGuidance: "The seasonal offer everybody gets, a few days sooner.",
      messageAngle: "The occasion itself: it brought them here once.",
      when: lead(10),
    },
    ...(last
      ? [
          {
            id: "never_in_season",
            who: `Still buying and known since before the last ${name} season, but not in season so far.`,
            condition: sql`(p.first_order_on < ${dayOf(last.start)}::date and ${stillThere})`,
            action: "Show that the shop is a place for the occasion.",
            offerGuidance: "None at first; a bundle with what they buy anyway.",
            messageAngle: `What they like, as a ${name} gift.`,
            when: lead(14),
          },
        ]
      : []),
    {
      id: "first_season",
      who: last
        ? `Customers since the last ${name} season, still buying: their first.`
        : "All who are still buying: no past season is known.",
      condition: stillThere,
      action: "Introduce the season.",
      offerGuidance: "A welcome for the first seasonal order, if any.",
      messageAngle: `How ${name} works here: last order dates, gift wrapping, bestsellers.`,
      when: lead(14),
    },
  ];
}
