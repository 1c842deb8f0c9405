import { aliveProbability } from "../models/alive-probability.ts";
import { dayOf } from "../day-number.ts";
import { expectedPurchasesOf } from "../outlook/expected-purchases-of.ts";
import { expectedSpendOf } from "../outlook/expected-spend-of.ts";
import { foretellNextPurchase } from "../outlook/foretell-next-purchase.ts";
import { noPurchaseChance } from "../outlook/no-purchase-chance.ts";
import type { OutlookModel } from "../outlook/outlook-model.ts";
import { summaryOf } from "../outlook/summary-of.ts";

/** What models say of a customer, in the order in which predictRow gives it. */
export const predictionColumns = [
  "risk_score",
  "probability_no_purchase",
  "probability_alive",
  "expected_purchases",
  "expected_revenue",
  "next_purchase_at",
] as const;

/** SQL of what predictRow needs of a customer, in its order: a row of the search table as p, the profile as f. */
export const rowFigures = (riskTenths: string, irregularityPlace: number): [name: string, expression: string][] => [
  ["tenths", riskTenths],
  ["purchase_days", "p.purchase_days"],
  ["first_day", "p.first_order_on - date '1970-01-01'"],
  ["last_day", "p.last_order_on - date '1970-01-01'"],
  ["as_of_day", "p.as_of - date '1970-01-01'"],
  ["gross", "p.gross"],
  ["irregularity", `f.features[${irregularityPlace + 1}]`],
];

interface RowModels {
  /** Null: only what needs no models is said. */
  outlook: OutlookModel | null;
  horizonDays: number;
  meanGapDays: number | null;
}

/** The prediction columns of one customer, separated by commas, from what rowFigures selects. */
export function predictRow(fields: readonly string[], { outlook, horizonDays, meanGapDays }: RowModels): string {
  const [tenths = 0, purchaseDays = 0, firstDay = 0, lastDay = 0, asOfDay = 0, gross = 0, irregularity = 0] =
    fields.map(Number);
  const next = foretellNextPurchase({
    purchaseDays,
    firstOrderOn: dayOf(firstDay),
    lastOrderOn: dayOf(lastDay),
    asOf: dayOf(asOfDay),
    meanGapDays,
    irregularity,
  });
  if (outlook === null) return `${tenths / 10},,,,,${next.expectedOn}`;
  const state = { purchaseDays, firstDay, lastDay, asOfDay, gross };
  const chance = noPurchaseChance(outlook, state, horizonDays);
  const purchases = expectedPurchasesOf(outlook, state, horizonDays, chance);
  return [
    tenths / 10,
    toSixDigits(chance.chance),
    toSixDigits(aliveProbability(outlook.repeat, summaryOf(state))),
    toSixDigits(purchases),
    toSixDigits(purchases * expectedSpendOf(outlook, state)),
    next.expectedOn,
  ].join(",");
}

/** As a spreadsheet reads it too: without an exponent where it is small. */
const toSixDigits = (value: number) => (Math.abs(value) < 1e-6 ? 0 : Number(value.toPrecision(6)));
