import type { SeasonalityOutput } from "./analyze-seasonality.ts";
import { sayChange, sayCount, sayMany, sayMoney, sayShare, sayTable } from "./say-figures.ts";

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The event's lift, its years and best sellers, the next one and what to do; else the months of the year. */
export function saySeasonality(found: SeasonalityOutput): string {
  const { event, window, months, years, lift, products, categories, next, advice, notice, currency } = found;
  const money = (amount: number) => sayMoney(amount, currency);
  const name = event === null ? "" : event.charAt(0).toUpperCase() + event.slice(1).replaceAll("_", " ");
  return [
    event !== null &&
      (lift === null
        ? `${name} (${window}): nothing to compare with yet.`
        : `${name} (${window}): ${sayChange(lift)} revenue a week against normal weeks around it${seenIn(years)}.`),
    years.length > 0 &&
      sayTable([
        ["Days", "Orders", "Revenue", "Customers", "New", "Lift", "Year over year"],
        ...years.map((each) => [
          `${each.start} to ${each.last_day}${each.complete ? "" : " (in part)"}`,
          sayCount(each.orders),
          money(each.revenue),
          sayCount(each.customers),
          sayCount(each.new_customers),
          sayChange(each.lift),
          sayChange(each.year_over_year),
        ]),
      ]),
    products.length > 0 &&
      `Best sellers then: ${products.map((each) => sold(each.name ?? each.product_id, each)).join(", ")}.`,
    categories.length > 0 && `Categories: ${categories.map((each) => sold(each.category, each)).join(", ")}.`,
    next &&
      `${next.in_days > 0 ? `Next: ${next.start} to ${next.last_day}, in ${sayMany(next.in_days, "day")}` : `Under way until ${next.last_day}`}. Revenue ${money(next.expected)} expected, ${money(next.low)} to ${money(next.high)} with 90 % certainty.`,
    advice.length > 0 && `What to do:\n${advice.map((line) => `- ${line}`).join("\n")}`,
    months.length > 0 &&
      `A day of each month against the year's (1 = as usual): ${months.map(({ month, index }) => `${monthNames[month - 1] ?? month} ${index.toFixed(2)}`).join(", ")}.`,
    event === null && months.length > 0 && busiest(months),
    notice,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

const seenIn = (years: SeasonalityOutput["years"]) => {
  const whole = years.filter(({ complete }) => complete).length;
  return whole > 0 ? `, mean of ${sayMany(whole, "year")}` : ", of days that are not all over or all known";
};

const sold = (name: string, { share, lift }: { share: number; lift: number | null }) =>
  `${name} ${sayShare(share)}${lift === null ? "" : ` (${sayChange(lift)} against its share of the year)`}`;

function busiest(months: SeasonalityOutput["months"]): string {
  const byIndex = months.toSorted((a, b) => b.index - a.index);
  const [first, last] = [byIndex[0], byIndex.at(-1)];
  if (!first || !last || first === last) return "";
  return `Busiest in ${monthNames[first.month - 1]}, quietest in ${monthNames[last.month - 1]}. Pass an event, such as christmas, or a period to see one season.`;
}
