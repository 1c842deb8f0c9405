/**
 * What customers bought, as the models see it: one entry a purchase day, which is a day with a counted order. Customer i
 * has the entries from `starts[i]` to below `starts[i + 1]`, their days ascending and all different.
 */
export interface PurchaseHistory {
  /** One more than there are customers; the last one is the number of entries. */
  starts: Int32Array;
  /** Days since 1970-01-01, none after `asOfDay`. */
  days: Int32Array;
  /** What was paid on the day, in the shop's currency. */
  spend: Float64Array;
  asOfDay: number;
  /** Customers of the shop, of whom these are a sample. */
  sampledOf: number;
}
