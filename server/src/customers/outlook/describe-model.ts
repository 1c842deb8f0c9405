import type { HorizonReport, ModelReport } from "./model-report.ts";
import type { OutlookModel } from "./outlook-model.ts";
import { nameRepeatModel } from "./name-repeat-model.ts";

/** What predicts, what stands in for what failed, and how well it would have done, in a line. */
export function describeModel({ repeat, correction, fallback, report }: OutlookModel, horizonDays: number): string {
  const blended = correction === null ? "" : " with a logistic correction";
  const tested = sayBacktest(nearestHorizon(report, horizonDays));
  return [`${nameRepeatModel(repeat)}${blended}`, fallback?.replace(/\.$/, ""), tested]
    .filter((part) => part !== undefined && part !== null)
    .join("; ");
}

/** The back-test whose horizon is the most like this one; null when the shop's history allowed none. */
function nearestHorizon({ horizons }: ModelReport, horizonDays: number): HorizonReport | null {
  const apart = ({ horizonDays: days }: HorizonReport) => Math.abs(Math.log(days / horizonDays));
  return horizons.toSorted((a, b) => apart(a) - apart(b))[0] ?? null;
}

function sayBacktest(tested: HorizonReport | null): string {
  const ours = tested?.scores.find(({ name }) => name === "ours");
  if (!tested || ours?.auc === undefined || ours.auc === null) return "not back-tested: too little history for it";
  const chance = `in ${Math.round(ours.auc * 100)} of 100 pairs it ranked who stayed away above who came back`;
  const brier = ours.brier === null ? "" : `, Brier score ${ours.brier.toFixed(3)}`;
  const origins = tested.origins.length === 1 ? `on ${tested.origins[0]}` : `on ${tested.origins.length} past days`;
  return `back-tested on this shop ${origins}, ${tested.horizonDays} days ahead: ${chance}${brier}`;
}
