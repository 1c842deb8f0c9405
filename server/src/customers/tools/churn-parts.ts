import { z } from "zod";
import { asMoney, asShare } from "../analytics/as-number.ts";
import { riskLevelOf, riskLevels } from "../churn/risk-level.ts";
import type { ChurnScore } from "../churn/churn-rule.ts";
import { usualHorizonDays } from "../outlook/outlook-columns.ts";

export const CustomerId = z.string().trim().min(1).max(200).describe("As in the orders; search_customers finds it.");
export const HorizonDays = z.int().min(1).max(3650).default(usualHorizonDays).describe("How far to look ahead.");

export const RiskLevel = z.enum(riskLevels);
export const Factor = z.object({ factor: z.string(), weight: z.number(), evidence: z.string() });

/** Weights are tenths, so that they add up to the score. */
export const presentScore = ({ tenths, factors }: ChurnScore) => ({
  risk_score: tenths / 10,
  risk_level: riskLevelOf(tenths),
  factors: factors.map(({ factor, tenths: weight, evidence }) => ({ factor, weight: weight / 10, evidence })),
});

/** To the hundredth; null stays null. */
export const moneyOrNull = (amount: number | undefined) => (amount === undefined ? null : asMoney(String(amount)));
export const shareOrNull = (share: number | undefined) => (share === undefined ? null : asShare(share));
