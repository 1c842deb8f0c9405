/** What a customer is told apart by, in the order in which profiles keep it. */
export const axes = [
  "purchase_frequency",
  "purchase_value",
  "category_exploration",
  "price_sensitivity",
  "purchase_cadence",
  "customer_maturity",
  "repurchase_behavior",
  "return_behavior",
] as const;

export type Axis = (typeof axes)[number];

export const strengths = ["weak", "moderate", "strong"] as const;
export type Strength = (typeof strengths)[number];
