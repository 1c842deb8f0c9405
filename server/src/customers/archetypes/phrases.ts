import { splitName } from "../segments/vocabulary/qualifiers.ts";

/** How the name of an archetype says a segment before the noun, or as the noun. */
const adjectivesAndNouns: Readonly<Record<string, string>> = {
  one_time_buyer: "one-time buyers",
  second_time_buyer: "second-time buyers",
  occasional_buyer: "occasional buyers",
  slow_repeat_buyer: "slow repeat buyers",
  repeat_buyer: "repeat buyers",
  quick_repeat_buyer: "quick repeat buyers",
  regular_buyer: "regular buyers",
  keen_buyer: "keen buyers",
  frequent_buyer: "frequent buyers",
  very_frequent_buyer: "very frequent buyers",
  constant_buyer: "constant buyers",

  minimal_value: "very low-value",
  low_value: "low-value",
  modest_value: "modest-value",
  mid_value: "mid-value",
  upper_mid_value: "upper mid-value",
  small_basket: "small-basket",
  big_basket: "big-basket",
  high_value: "high-value",
  very_high_value: "very high-value",
  top_value: "top-value",

  new_customer: "new",
  newest_customer: "brand-new",
  growing_customer: "growing",
  wavering_customer: "overdue",
  faded_newcomer: "early-lapsed",
  established_customer: "established",
  veteran_customer: "long-standing",
  slowing_customer: "slowing",
  lapsed_customer: "lapsed",
  lost_customer: "lost",
};

/** In a clause after "who": what they do, what they did, and what somebody did who bought once. */
const clauses: Readonly<Record<string, readonly [now: string, past: string, once?: string]>> = {
  category_loyal: ["stay with one category", "stayed with one category", "bought from one category"],
  main_category_buyer: ["buy mostly from one category", "bought mostly from one category"],
  narrow_buyer: ["buy from very few categories", "bought from very few categories"],
  category_focused: ["keep to few categories", "kept to few categories", "bought from few categories"],
  multi_category_buyer: ["buy from several categories", "bought from several categories"],
  category_explorer: ["keep trying new categories", "kept trying new categories", "tried more than one category"],
  broad_explorer: ["buy across many categories", "bought across many categories"],
  widest_explorer: ["buy across the whole range", "bought across the whole range"],

  full_price_buyer: ["pay full price", "paid full price"],
  slight_premium_buyer: ["pay a little above the usual price", "paid a little above the usual price"],
  thrifty_buyer: ["pay a little below the usual price", "paid a little below the usual price"],
  premium_price_buyer: ["pay above the usual price", "paid above the usual price"],
  top_price_buyer: ["pay far above the usual price", "paid far above the usual price"],
  occasional_discount_buyer: [
    "use a discount now and then",
    "used a discount now and then",
    "bought with a small discount",
  ],
  discount_buyer: ["often buy with a discount", "often bought with a discount", "bought with a discount"],
  low_price_buyer: ["pay below the usual price", "paid below the usual price"],
  lowest_price_buyer: ["pay far below the usual price", "paid far below the usual price"],
  bargain_hunter: ["hunt bargains", "hunted bargains", "bought at a bargain"],
  deep_bargain_hunter: ["hunt deep bargains", "hunted deep bargains", "bought at a deep discount"],

  very_quick_rhythm: ["reorder very quickly", "reordered very quickly"],
  quick_steady_rhythm: ["reorder quickly and steadily", "reordered quickly and steadily"],
  quick_rhythm: ["reorder quickly", "reordered quickly"],
  quick_bursty_rhythm: ["buy in quick bursts", "bought in quick bursts"],
  steady_rhythm: ["reorder at steady intervals", "reordered at steady intervals"],
  slow_steady_rhythm: ["reorder rarely but steadily", "reordered rarely but steadily"],
  no_clear_rhythm: ["reorder at no fixed rhythm", "reordered at no fixed rhythm", "have shown no rhythm"],
  slow_rhythm: ["leave long gaps between orders", "left long gaps between orders"],
  very_slow_rhythm: ["leave very long gaps between orders", "left very long gaps between orders"],
  bursty_rhythm: ["buy in bursts", "bought in bursts"],
  slow_bursty_rhythm: ["buy in bursts with long gaps", "bought in bursts with long gaps"],

  no_repeat_buyer: ["never buy the same thing twice", "never bought the same thing twice", "bought nothing twice"],
  variety_seeker: ["mostly try something new", "mostly tried something new"],
  occasional_rebuyer: ["sometimes rebuy the same things", "sometimes rebought the same things"],
  mixed_rebuyer: ["mix new things with familiar ones", "mixed new things with familiar ones"],
  routine_buyer: ["come back for the same things", "came back for the same things"],
  consumable_buyer: ["restock the same things", "restocked the same things"],
  devoted_rebuyer: ["buy hardly anything but the same things", "bought hardly anything but the same things"],

  keeper: ["keep what they buy", "kept what they bought"],
  rare_returner: ["return a little", "returned a little"],
  occasional_returner: ["return something now and then", "returned something now and then", "returned something"],
  frequent_returner: ["often return something", "often returned something", "returned some of it"],
  costly_returner: ["return a good part of what they buy", "returned a good part of what they bought"],
  heavy_returner: ["return much of what they buy", "returned much of what they bought"],
  total_returner: ["return nearly everything", "returned nearly everything"],
};

/** These say little in a name: they follow from having bought little. */
export const hardlyTelling: ReadonlySet<string> = new Set(["no_repeat_buyer", "no_clear_rhythm", "keeper"]);

/** Of customers who are gone, what they did is said and not what they do. */
const gone: ReadonlySet<string> = new Set(["faded_newcomer", "lapsed_customer", "lost_customer"]);

const isPlain = (name: string) => Object.hasOwn(adjectivesAndNouns, name) || Object.hasOwn(clauses, name);

/** A segment before the noun of an archetype's name, or as the noun. */
export function sayBeforeNoun(segment: string): string {
  const { qualifier, plain } = splitName(segment, isPlain);
  const words = adjectivesAndNouns[plain] ?? plain.replaceAll("_", " ");
  return qualifier === "" ? words : `${qualifier} ${words}`;
}

/** A segment after "who", as it is true of those with these segments of maturity and frequency. */
export function sayInClause(segment: string, of: { maturity: string; frequency: string }): string {
  const { qualifier, plain } = splitName(segment, isPlain);
  const [now, past, once] = clauses[plain] ?? [plain.replaceAll("_", " "), plain.replaceAll("_", " ")];
  const isGone = gone.has(splitName(of.maturity, isPlain).plain);
  const isOnce = splitName(of.frequency, isPlain).plain === "one_time_buyer";
  const words = isOnce ? (once ?? past) : isGone ? past : now;
  return qualifier === "" ? words : `${words}, ${qualifier} than others`;
}
