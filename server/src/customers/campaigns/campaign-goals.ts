import { type SQL, sql } from "drizzle-orm";
import { axes, type Axis } from "../axes.ts";
import { isSilent } from "../patterns/lapsed.ts";
import type { CurrentRun } from "../search/current-run.ts";
import { dominantColumn } from "../search/search-table.ts";
import { yearlySpend } from "./yearly-spend.ts";

export const campaignGoals = ["subscription", "retention", "cross_sell", "winback"] as const;
export type CampaignGoal = (typeof campaignGoals)[number];

interface GoalRule {
  axis: Axis;
  /** Segments of the axis that carry the trait, and those that come nearest where the shop has none of them. */
  segments: readonly string[];
  nearest: readonly string[];
  /** Only customers who are still there; winback is for those who are not. */
  stillThere: boolean;
  /** One purchase shows no such habit. */
  fewestPurchaseDays: number;
  /** What a carrier brings, in the shop's currency; on a row of the search table as p. Null: their value at risk. */
  value: SQL | null;
  /** What that value is, after an amount. */
  valueWords: string;
  advice: string;
}

const anotherOrder = sql`p.aov`;

/** For retention the trait is a weak membership of any frequency segment, so no names. */
const rules: Record<CampaignGoal, GoalRule> = {
  subscription: {
    axis: "repurchase_behavior",
    segments: ["routine_buyer", "consumable_buyer", "devoted_rebuyer"],
    nearest: ["occasional_rebuyer"],
    stillThere: true,
    fewestPurchaseDays: 1,
    value: yearlySpend,
    valueWords: "a year at their pace so far, that a subscription would make sure of",
    advice: "Offer to deliver what they buy again anyway, at their own interval.",
  },
  retention: {
    axis: "purchase_frequency",
    segments: [],
    nearest: [],
    stillThere: true,
    fewestPurchaseDays: 1,
    value: null,
    valueWords: "at risk within 90 days: what they usually spend, times the chance that they buy nothing",
    advice: "Give them a reason for the next visit while they still come; no discount first.",
  },
  cross_sell: {
    axis: "category_exploration",
    segments: ["category_loyal", "narrow_buyer"],
    nearest: ["category_focused"],
    stillThere: true,
    fewestPurchaseDays: 2,
    value: anotherOrder,
    valueWords: "if each places one more order of their usual size in another category",
    advice: "Introduce the one category that is bought most beside theirs: analyze_product_affinity names it.",
  },
  winback: {
    axis: "customer_maturity",
    segments: ["lapsed_customer", "lost_customer"],
    nearest: ["slowing_customer", "faded_newcomer", "wavering_customer"],
    stillThere: false,
    fewestPurchaseDays: 1,
    value: anotherOrder,
    valueWords: "if each comes back for one order of their usual size",
    advice: "Write once or twice with what is new since; an offer only to those worth it, then leave them in peace.",
  },
};

export interface CampaignTrait extends Pick<GoalRule, "axis" | "value" | "valueWords" | "advice"> {
  /** Whether a customer carries it; on a row of the search table as p. */
  condition: SQL;
  /** What the carriers are, in words. */
  words: string;
  /** Segments of the run that carry it. */
  segments: string[];
  /** None of the goal's own segments is in this shop. */
  isNearest: boolean;
}

/** What a goal looks for among the segments of a run; null where no segment comes near it. */
export function traitOf(goal: CampaignGoal, run: Pick<CurrentRun, "axes">, meanGapDays: number): CampaignTrait | null {
  const { segments: own, nearest, stillThere, fewestPurchaseDays, ...rule } = rules[goal];
  const axisAt = axes.indexOf(rule.axis);
  const there = stillThere
    ? sql` and p.purchase_days >= ${fewestPurchaseDays}::int and not ${isSilent(meanGapDays)}`
    : sql``;
  if (goal === "retention") {
    const isWeak = sql.raw(`((p.strengths >> ${axisAt * 2}) & 3) = 0`);
    const words = "have only a weak purchase_frequency and have not lapsed";
    return { ...rule, words, segments: [], isNearest: false, condition: sql`(${isWeak}${there})` };
  }
  const names = run.axes[axisAt]?.segments ?? [];
  const known = names.filter((name) => own.includes(name));
  const segments = known.length > 0 ? known : names.filter((name) => nearest.includes(name));
  if (segments.length === 0) return null;
  const places = segments.map((name) => names.indexOf(name)).join(", ");
  return {
    ...rule,
    segments,
    isNearest: known.length === 0,
    words: `are ${segments.map((name) => name.replaceAll("_", " ")).join(" or ")}${stillThere ? " and have not lapsed" : ""}`,
    condition: sql`(${sql.raw(`p.${dominantColumn(axisAt)} in (${places})`)}${there})`,
  };
}
