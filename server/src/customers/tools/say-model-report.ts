import type { ModelReportOutput } from "./get-model-report.ts";
import { sayChange, sayCount, sayMany, sayShare, sayTable } from "./say-figures.ts";

/** What predicts, how it did on this shop's past beside simpler rules, and what to be careful about. */
export function sayModelReport(report: ModelReportOutput): string {
  const { data_span: span, warnings } = report;
  if (span === null) return warnings.join("\n");
  const used = report.models.filter(({ used: isUsed }) => isUsed).map(({ name }) => name);
  const others = report.models.filter(({ used: isUsed }) => !isUsed).map(({ name }) => name);
  return [
    `Fitted to ${sayMany(report.customers ?? 0, "customer")}${(report.of_customers ?? 0) > (report.customers ?? 0) ? `, a sample of ${sayCount(report.of_customers ?? 0)}` : ""}, ${span.from} to ${span.to}.`,
    `Predictions come from ${used.join(", ")}${others.length > 0 ? `; fitted beside them: ${others.join(", ")}` : ""}.${report.fallback === null ? "" : ` ${report.fallback}`}`,
    ...report.models.map(sayModel),
    report.spend_correlation === null
      ? null
      : `Purchase days and spend correlate by ${report.spend_correlation.toFixed(2)}; the spend model takes them to be independent.`,
    ...report.backtest.map(sayHorizon),
    report.backtest.length === 0 ? "Not back-tested: too little history for it." : null,
    ...warnings.map((warning) => `Careful: ${warning}`),
  ]
    .filter((line) => line !== null)
    .join("\n\n");
}

function sayModel({ name, parameters, log_likelihood: likelihood, ...model }: ModelReportOutput["models"][number]) {
  const values = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  return [
    `${name}: ${values.join(", ")}`,
    likelihood === null ? null : `log-likelihood ${likelihood.toFixed(1)}`,
    model.converged ? null : "did not converge",
    model.boundary,
  ]
    .filter((part) => part !== null)
    .join("; ");
}

const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));
const share = (value: number | null) => (value === null ? "–" : sayShare(value));

function sayHorizon(tested: ModelReportOutput["backtest"][number]): string {
  const rows = tested.scores.map((score) => [
    score.name,
    figure(score.auc, 3),
    figure(score.brier, 3),
    figure(score.mae, 2),
    sayChange(score.bias),
    share(score.top_tenth_capture),
    share(score.coverage_90),
  ]);
  const worst = Math.max(...tested.calibration.map(({ expected, observed }) => Math.abs(expected - observed)));
  return [
    `Back-test, ${tested.horizon_days} days ahead from ${tested.origins.join(", ")}: ${sayMany(tested.customers, "prediction")}; ${sayShare(tested.no_purchase_share)} bought nothing.${tested.revenue_bias === null ? "" : ` Revenue was foretold ${sayChange(tested.revenue_bias)} off.`}`,
    sayTable([["", "AUC", "Brier", "MAE", "bias", "top 10 % hold", "90 % covers"], ...rows]),
    tested.calibration.length === 0 ? null : `Of ten equal groups the worst is ${sayShare(worst)} off its probability.`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}
