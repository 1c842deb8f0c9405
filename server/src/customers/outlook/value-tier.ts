const tiers = [
  [5000, "VIP"],
  [2000, "High Value"],
  [500, "Mid Value"],
] as const;

/** By what a customer has been worth so far, in the shop's currency. */
export const valueTierOf = (ltv: number): string => tiers.find(([least]) => ltv >= least)?.[1] ?? "Standard";
