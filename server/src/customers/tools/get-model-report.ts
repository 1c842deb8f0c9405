import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import type { CustomersDeps } from "../deps.ts";
import { explainNoOutlook } from "../outlook/explain-no-outlook.ts";
import { canPredict, loadOutlook } from "../outlook/load-outlook.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { presentReport } from "./present-report.ts";
import { sayModelReport } from "./say-model-report.ts";

const Share = z.number().nullable();

const Score = z.object({
  name: z.string(),
  auc: Share,
  brier: Share,
  mae: Share,
  bias: Share,
  top_tenth_capture: Share,
  coverage_90: Share,
});

const Output = z.object({
  data_span: z.object({ from: z.string(), to: z.string(), days: z.int() }).nullable(),
  customers: z.int().nullable(),
  /** Larger than `customers` where they are a sample. */
  of_customers: z.int().nullable(),
  models: z.array(
    z.object({
      name: z.string(),
      used: z.boolean(),
      parameters: z.record(z.string(), z.number()),
      log_likelihood: z.number().nullable(),
      converged: z.boolean(),
      boundary: z.string().nullable(),
    }),
  ),
  fallback: z.string().nullable(),
  spend_correlation: Share,
  blend: z.object({ weight: z.number(), horizon_days: z.int() }).nullable(),
  backtest: z.array(
    z.object({
      horizon_days: z.int(),
      origins: z.array(z.string()),
      customers: z.int(),
      no_purchase_share: z.number(),
      revenue_bias: Share,
      scores: z.array(Score),
      calibration: z.array(z.object({ expected: z.number(), observed: z.number(), customers: z.int() })),
    }),
  ),
  warnings: z.array(z.string()),
  as_of: z.string().nullable(),
});
export type ModelReportOutput = z.output<typeof Output>;

export const getModelReportTool = defineTool<CustomersDeps>()({
  name: "get_model_report",
  summary:
    "How good this shop's predictions are: models with parameters, and back-tests on its own past beside simpler rules: AUC, Brier, calibration, bias, MAE, capture, coverage.",
  scope: "customers:read",
  effect: "read",
  input: z.object({}),
  output: Output,
  async run(_, { deps: { database } }) {
    const run = await readCurrentRun(database);
    const outlook = await loadOutlook(database, { runId: run.id, finishedAt: run.finishedAt });
    return canPredict(outlook)
      ? presentReport(outlook)
      : { ...noReport, warnings: [explainNoOutlook(outlook, run.id) ?? ""], as_of: run.asOf };
  },
  say: sayModelReport,
});

const noReport = {
  data_span: null,
  customers: null,
  of_customers: null,
  models: [],
  fallback: null,
  spend_correlation: null,
  blend: null,
  backtest: [],
};
