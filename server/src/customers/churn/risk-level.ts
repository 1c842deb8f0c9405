export const riskLevels = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** Of a risk score in tenths, which are whole numbers: LOW below 3, MEDIUM below 5, HIGH up to 7, CRITICAL above. */
export function riskLevelOf(tenths: number): RiskLevel {
  if (tenths < 3) return "LOW";
  if (tenths < 5) return "MEDIUM";
  return tenths <= 7 ? "HIGH" : "CRITICAL";
}
