import type { Profile } from "../profiles/load-profile.ts";
import { isNewcomer, isSeldomBuyer } from "./segment-names.ts";

/** Tenths, so that weights add up exactly. */
export const ruleTenths = { weakFrequency: 3, longAway: 3, seldom: 2, newcomer: 2 } as const;
/** More days than these since the last purchase are long. */
export const longAwayDays = 90;
/** Who has bought for the first time within so many days is new, where no segments say so. */
export const newcomerDays = 30;

export const churnFactors = [
  "weak_purchase_frequency",
  "long_since_last_purchase",
  "occasional_or_one_time_buyer",
  "new_customer",
] as const;

export interface ChurnFactor {
  factor: (typeof churnFactors)[number];
  /** Of the score. */
  tenths: number;
  /** What of the customer it is seen by, in words and numbers. */
  evidence: string;
}

export interface ChurnScore {
  /** 0 to 10: the sum of the factors'. */
  tenths: number;
  /** Heaviest first. */
  factors: ChurnFactor[];
}

type Scored = Pick<
  Profile,
  "segments" | "recencyDays" | "tenureDays" | "purchaseDays" | "firstOrderOn" | "lastOrderOn"
>;

/**
 * The churn rule: 0.3 for a weak membership in the purchase_frequency segment, 0.3 for more than 90 days since the last
 * purchase, 0.2 for an occasional or one-time buyer's segment, 0.2 for a new customer's. Before the first discovery
 * there are no segments: one purchase day and a first purchase within 30 days stand for the last two, and nothing for
 * the first. riskTenths says the same in SQL.
 */
export function scoreChurn(profile: Scored): ChurnScore {
  const factors = [ofWeakFrequency(profile), ofLongAway(profile), ofSeldom(profile), ofNewcomer(profile)].filter(
    (factor) => factor !== null,
  );
  return { tenths: factors.reduce((sum, { tenths }) => sum + tenths, 0), factors };
}

function ofWeakFrequency({ segments }: Scored): ChurnFactor | null {
  const place = segments?.purchase_frequency;
  if (place?.strength !== "weak") return null;
  const [first = 0, second = 0] = Object.values(place.memberships).sort((a, b) => b - a);
  return {
    factor: "weak_purchase_frequency",
    tenths: ruleTenths.weakFrequency,
    evidence: `No steady rhythm: fits “${plain(place.dominant)}” weakly, by ${percent(first)}, and the next segment by ${percent(second)}.`,
  };
}

function ofLongAway({ recencyDays, lastOrderOn }: Scored): ChurnFactor | null {
  if (recencyDays <= longAwayDays) return null;
  return {
    factor: "long_since_last_purchase",
    tenths: ruleTenths.longAway,
    evidence: `Last purchase ${recencyDays} days ago, on ${lastOrderOn}; more than ${longAwayDays} are long.`,
  };
}

function ofSeldom({ segments, purchaseDays }: Scored): ChurnFactor | null {
  const bought = `Bought on ${purchaseDays === 1 ? "one day" : `${purchaseDays} days`} so far`;
  const place = segments?.purchase_frequency;
  if (place ? !isSeldomBuyer(place.dominant) : purchaseDays > 1) return null;
  return {
    factor: "occasional_or_one_time_buyer",
    tenths: ruleTenths.seldom,
    evidence: place ? `${bought}; in the segment “${plain(place.dominant)}”.` : `${bought}.`,
  };
}

function ofNewcomer({ segments, tenureDays, firstOrderOn }: Scored): ChurnFactor | null {
  const since = `Customer since ${firstOrderOn}, ${tenureDays === 1 ? "1 day" : `${tenureDays} days`}`;
  const place = segments?.customer_maturity;
  if (place ? !isNewcomer(place.dominant) : tenureDays >= newcomerDays) return null;
  return {
    factor: "new_customer",
    tenths: ruleTenths.newcomer,
    evidence: place ? `${since}; in the segment “${plain(place.dominant)}”.` : `${since}.`,
  };
}

const plain = (name: string) => name.replaceAll("_", " ");
const percent = (share: number) => `${Math.round(share * 100)} %`;
