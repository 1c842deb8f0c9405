import type { SQL } from "drizzle-orm";

/** A group of customers to write to, and how; everybody belongs to the first group whose condition they meet. */
export interface OutreachRule {
  id: string;
  /** In words, with the numbers it is told by. */
  who: string;
  /** On a row of the search table as p. */
  condition: SQL;
  action: string;
  offerGuidance: string;
  messageAngle: string;
  when: string;
}

/** What the rules of a shop are told by. */
export interface OutreachFacts {
  asOf: string;
  meanGapDays: number;
  /** From where a customer is among the tenth with the highest net spend. */
  highLtv: number;
  /** What that is in words. */
  highLtvWords: string;
  /** Days from the first to the second order of those who came back: quartiles, and when nine of ten had. */
  secondOrder: { quartile: number; median: number; upperQuartile: number; late: number } | null;
  /** The churn rule's score in tenths. */
  tenths: SQL;
}
