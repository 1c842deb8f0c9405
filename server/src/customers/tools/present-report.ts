import type { HorizonReport, PeerScore } from "../outlook/model-report.ts";
import type { OutlookModel } from "../outlook/outlook-model.ts";
import type { ModelReportOutput } from "./get-model-report.ts";

/** A shop's report as get_model_report answers it, figures to five digits. */
export function presentReport({ report, fallback, asOf }: OutlookModel): ModelReportOutput {
  return {
    data_span: report.span,
    customers: report.sampledFrom,
    of_customers: report.customers,
    models: report.models.map(({ logLikelihood, parameters, ...model }) => ({
      name: model.name,
      used: model.used,
      parameters: Object.fromEntries(
        Object.entries(parameters)
          .filter(([, value]) => Number.isFinite(value))
          .map(([name, value]) => [name, toFiveDigits(value)]),
      ),
      log_likelihood: finite(logLikelihood),
      converged: model.converged,
      boundary: model.boundary,
    })),
    fallback,
    spend_correlation: round(report.spendCorrelation),
    blend: report.blend && { weight: report.blend.weight, horizon_days: report.blend.horizonDays },
    backtest: report.horizons.map(presentHorizon),
    warnings: report.warnings,
    as_of: asOf,
  };
}

const presentHorizon = (tested: HorizonReport): ModelReportOutput["backtest"][number] => ({
  horizon_days: tested.horizonDays,
  origins: tested.origins,
  customers: tested.customers,
  no_purchase_share: toFiveDigits(tested.noPurchaseShare),
  revenue_bias: round(tested.revenueBias),
  scores: tested.scores.map(presentScore),
  calibration: tested.calibration.map(({ expected, observed, customers }) => ({
    expected: toFiveDigits(expected),
    observed: toFiveDigits(observed),
    customers,
  })),
});

const presentScore = ({ name, auc, brier, mae, bias, topTenthCapture, coverage90 }: PeerScore) => ({
  name,
  auc: round(auc),
  brier: round(brier),
  mae: round(mae),
  bias: round(bias),
  top_tenth_capture: round(topTenthCapture),
  coverage_90: round(coverage90),
});

const toFiveDigits = (value: number) => Number(value.toPrecision(5));
const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
const round = (value: number | null) => (value !== null && Number.isFinite(value) ? toFiveDigits(value) : null);
