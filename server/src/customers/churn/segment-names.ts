/** Segments that mean the same to whoever asks for them, in any run (segments/vocabulary). */
const seldomBuyers = ["one_time_buyer", "occasional_buyer"];
const newcomers = ["new_customer", "newest_customer"];

/** Whether a purchase_frequency segment is one of those who bought once or now and then. */
export const isSeldomBuyer = (segment: string): boolean => isKindOf(segment, seldomBuyers);

/** Whether a customer_maturity segment is one of new customers. */
export const isNewcomer = (segment: string): boolean => isKindOf(segment, newcomers);

/** What tells a segment from another of its name stands before it: `slightly_slower_occasional_buyer`. */
const isKindOf = (segment: string, names: readonly string[]) =>
  names.some((name) => segment === name || segment.endsWith(`_${name}`));
