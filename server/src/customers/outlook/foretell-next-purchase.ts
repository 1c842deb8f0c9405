import { featureNames } from "../features/feature-names.ts";
import { nextPurchase, type NextPurchase } from "../models/next-purchase.ts";
import type { Profile } from "../profiles/load-profile.ts";

/** Of a shop that nobody has bought from twice. */
const unknownGapDays = 365;
/** Beyond it the spread would be infinite. */
const mostIrregular = 0.99;

type Known = Pick<Profile, "purchaseDays" | "firstOrderOn" | "lastOrderOn" | "asOf" | "meanGapDays"> & {
  /** Of the gaps between purchase days, -1 to 1 (features/irregularity.ts). */
  irregularity: number;
};

/** When the customer comes next if they do; needs no outlook, so it is there before the first discovery too. */
export function foretellNextPurchase(known: Known): NextPurchase {
  const irregularity = Math.max(-mostIrregular, Math.min(known.irregularity, mostIrregular));
  return nextPurchase({
    purchaseDays: known.purchaseDays,
    firstOn: known.firstOrderOn,
    lastOn: known.lastOrderOn,
    asOf: known.asOf,
    meanGapDays: known.meanGapDays ?? unknownGapDays,
    gapSpread: known.purchaseDays < 3 ? null : (1 + irregularity) / (1 - irregularity),
  });
}

/** Where irregularity stands among a profile's features, from 0. */
export const irregularityPlace = Object.values(featureNames).flat().indexOf("irregularity");

export const irregularityOf = ({ features }: Pick<Profile, "features">): number =>
  features.purchase_cadence["irregularity"] ?? 0;
