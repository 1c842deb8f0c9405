import jStat from "jstat";
import { dayNumber, dayOf } from "../day-number.ts";

export interface GapHistory {
  purchaseDays: number;
  /** First and last purchase day and the day of asking, YYYY-MM-DD. */
  firstOn: string;
  lastOn: string;
  asOf: string;
  /** The shop's mean gap between purchase days. */
  meanGapDays: number;
  /**
   * Standard deviation of the customer's gaps over their mean, 1 as by chance; from irregularity i it is (1 + i) / (1 - i).
   * Null when unknown.
   */
  gapSpread: number | null;
}

export interface NextPurchase {
  /** Nine in ten lie from `low` to `high`, half before `expectedOn`; all after the day of asking. YYYY-MM-DD. */
  expectedOn: string;
  low: string;
  high: string;
  /** Longer ago than this customer's usual gap. */
  overdue: boolean;
  usualGapDays: number;
  /** What it rests on, in words. */
  basis: string;
}

const shopGaps = 3;
/** A customer's older gaps say no more about the next one than so many do. */
const mostOwnGaps = 7;
const tail = 0.05;

/**
 * When somebody who does come back comes next, given the days already waited. Gaps are Weibull, by chance (shape 1) up to
 * regular (2), of a rate that is gamma over customers: Burr's distribution (1942). Its mean is the own mean gap, shrunk to
 * the shop's as if three gaps of that had been seen.
 */
export function nextPurchase(history: GapHistory): NextPurchase {
  const [first, last] = [dayNumber(history.firstOn), dayNumber(history.lastOn)];
  const today = Math.max(dayNumber(history.asOf), last);
  const ownGaps = Math.max(0, history.purchaseDays - 1);
  const shopGapDays = Math.max(1, history.meanGapDays);
  const usualGapDays = Math.max(1, (last - first + shopGaps * shopGapDays) / (ownGaps + shopGaps));
  const gaps = Math.min(ownGaps, mostOwnGaps) + shopGaps;
  const spread = history.gapSpread ?? 1;
  const shape = Math.min(2, Math.max(1, 1 / Math.sqrt(2 * spread ** 2 + 0.25)));
  const logMean = jStat.loggam(gaps - 1 / shape) + jStat.loggam(1 + 1 / shape) - jStat.loggam(gaps);
  const scale = usualGapDays / Math.exp(logMean);
  const waited = today - last;
  const after = (share: number): number =>
    scale * ((1 + (waited / scale) ** shape) * (1 - share) ** (-1 / gaps) - 1) ** (1 / shape);
  const dateAfter = (days: number): string => dayOf(Math.max(today + 1, last + days));
  return {
    expectedOn: dateAfter(Math.round(after(0.5))),
    low: dateAfter(Math.floor(after(tail))),
    high: dateAfter(Math.ceil(after(1 - tail))),
    overdue: waited > usualGapDays,
    usualGapDays,
    basis: describeBasis(ownGaps, last - first, shopGapDays),
  };
}

function describeBasis(ownGaps: number, ownDays: number, shopGapDays: number): string {
  const shop = `the shop's mean gap of ${Math.round(shopGapDays)} days`;
  if (ownGaps === 0) return `one purchase day so far: ${shop}`;
  const own = ownGaps === 1 ? "one own gap" : `${ownGaps} own gaps`;
  return `${own} of ${Math.round(ownDays / ownGaps)} days on average, with ${shop} counted as ${shopGaps} more`;
}
