/** How the name of an archetype says a segment: before the noun, as the noun, or in a clause after "who". */
export const phrases: Readonly<Record<string, string>> = {
  one_time_buyer: "one-time buyers",
  occasional_buyer: "occasional buyers",
  repeat_buyer: "repeat buyers",
  regular_buyer: "regular buyers",
  frequent_buyer: "frequent buyers",
  very_frequent_buyer: "very frequent buyers",

  minimal_value: "very low-value",
  low_value: "low-value",
  mid_value: "mid-value",
  small_basket: "small-basket",
  big_basket: "big-basket",
  high_value: "high-value",
  top_value: "top-value",

  new_customer: "new",
  growing_customer: "growing",
  wavering_customer: "wavering",
  faded_newcomer: "faded",
  established_customer: "established",
  slowing_customer: "slowing",
  lapsed_customer: "lapsed",
  lost_customer: "lost",

  category_loyal: "stay with one category",
  narrow_buyer: "buy from very few categories",
  category_focused: "keep to few categories",
  multi_category_buyer: "buy from several categories",
  broad_explorer: "explore widely",
  widest_explorer: "explore the whole range",

  full_price_buyer: "pay full price",
  slight_premium_buyer: "pay a little above the usual price",
  thrifty_buyer: "pay a little below the usual price",
  premium_price_buyer: "pay above the usual price",
  top_price_buyer: "pay far above the usual price",
  occasional_discount_buyer: "take a discount now and then",
  discount_buyer: "often buy with a discount",
  bargain_hunter: "hunt bargains",
  deep_bargain_hunter: "hunt deep bargains",

  quick_steady_rhythm: "come quickly and steadily",
  quick_rhythm: "come back quickly",
  steady_rhythm: "come steadily",
  slow_steady_rhythm: "come rarely but steadily",
  no_clear_rhythm: "have no clear rhythm",
  slow_rhythm: "come back slowly",
  bursty_rhythm: "buy in bursts",

  no_repeat_buyer: "bought nothing twice",
  variety_seeker: "mostly buy something new",
  occasional_rebuyer: "sometimes buy a thing again",
  routine_buyer: "come back for the same things",
  consumable_buyer: "restock the same things",
  devoted_rebuyer: "buy hardly anything but the same things",

  keeper: "keep what they buy",
  rare_returner: "rarely send back",
  occasional_returner: "send back now and then",
  frequent_returner: "send back often",
  costly_returner: "send back a good part",
  heavy_returner: "send back most",
};

/** These say little in a name: they follow from having bought little. */
export const hardlyTelling: ReadonlySet<string> = new Set(["no_repeat_buyer", "no_clear_rhythm", "keeper"]);
