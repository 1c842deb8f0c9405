import type { BackTest } from "./back-test.ts";
import type { FittedPredictor } from "./fit-predictor.ts";

const yearDays = 364;

/** What whoever reads a forecast of this shop should know, each in a sentence. */
export function listWarnings(
  { repeatChoice, spendFit, cuts }: FittedPredictor,
  { horizons, judges }: BackTest,
  { days, trained }: { days: number; trained: boolean },
): string[] {
  const correlation = spendFit.correlation ?? 0;
  const ours = horizons.find(({ horizonDays }) => horizonDays === 90)?.scores.find(({ name }) => name === "ours");
  return [
    ...(repeatChoice.fallback === null ? [] : [repeatChoice.fallback]),
    ...(spendFit.boundary === null ? [] : [`Gamma-Gamma: ${spendFit.boundary}.`]),
    ...(days < yearDays
      ? [`Orders reach back ${days} days: seasons of a year are not known yet, and totals do not follow them.`]
      : days < 2 * yearDays
        ? ["Orders reach back less than two years: seasons and trend cannot be told apart well."]
        : []),
    ...(cuts.length === 0
      ? ["There was too little to train the logistic part on: the repeat model stands alone."]
      : trained
        ? []
        : ["The back-test found no use for the logistic part: the repeat model stands alone."]),
    ...(cuts.length > 0 && judges === 0
      ? ["No earlier day could judge the logistic part: its weight is the usual one."]
      : []),
    ...(horizons.length === 0 ? ["There is too little history for a back-test."] : []),
    ...(Math.abs(correlation) > 0.2
      ? [
          `Who buys ${correlation > 0 ? "more" : "less"} often spends more a day (correlation ${correlation.toFixed(2)}): the spend model takes the two to be independent, so amounts of the most frequent buyers are off.`,
        ]
      : []),
    ...(Math.abs(ours?.bias ?? 0) > 0.15
      ? [
          `In the back-test, totals 90 days ahead were ${Math.abs(100 * (ours?.bias ?? 0)).toFixed(0)} % too ${(ours?.bias ?? 0) > 0 ? "high" : "low"} on the mean.`,
        ]
      : []),
  ];
}
