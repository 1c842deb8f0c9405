import type { Axis } from "../../axes.ts";
import { categoryExplorationNames } from "./category-exploration.ts";
import { customerMaturityNames } from "./customer-maturity.ts";
import { priceSensitivityNames } from "./price-sensitivity.ts";
import { purchaseCadenceNames } from "./purchase-cadence.ts";
import { purchaseFrequencyNames } from "./purchase-frequency.ts";
import { purchaseValueNames } from "./purchase-value.ts";
import { repurchaseBehaviorNames } from "./repurchase-behavior.ts";
import { returnBehaviorNames } from "./return-behavior.ts";
import type { SegmentName, Shop } from "./segment-name.ts";

/** What the segments of each axis of a shop may be called. */
export const vocabularies: Record<Axis, (shop: Shop) => SegmentName[]> = {
  purchase_frequency: purchaseFrequencyNames,
  purchase_value: purchaseValueNames,
  category_exploration: categoryExplorationNames,
  price_sensitivity: priceSensitivityNames,
  purchase_cadence: purchaseCadenceNames,
  customer_maturity: customerMaturityNames,
  repurchase_behavior: repurchaseBehaviorNames,
  return_behavior: returnBehaviorNames,
};
