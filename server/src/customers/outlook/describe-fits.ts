import type { RepeatFit } from "../models/repeat-model.ts";
import type { GammaGamma } from "../models/spend-model.ts";
import type { FittedModel } from "./model-report.ts";
import type { FittedPredictor } from "./fit-predictor.ts";
import { nameRepeatModel } from "./name-repeat-model.ts";

type Fit = Pick<RepeatFit, "logLikelihood" | "converged" | "boundary"> & { model: RepeatFit["model"] | GammaGamma };

/** Every model that was fitted, for the report: names, parameters and how the search for them ended. */
export function describeFits({ repeatChoice, spendFit }: FittedPredictor, checks: readonly RepeatFit[]): FittedModel[] {
  const { chosen, tried } = repeatChoice;
  const repeats = [...tried, ...checks].map((fit) => {
    const part = fit.customers < chosen.customers ? ` (of ${fit.customers} customers)` : "";
    return describe(`${nameRepeatModel(fit.model)}${part}`, fit === chosen, fit);
  });
  return [...repeats, describe("Gamma-Gamma", true, spendFit)];
}

function describe(name: string, used: boolean, fit: Fit): FittedModel {
  const { kind: _, ...parameters } = fit.model;
  const { logLikelihood, converged, boundary } = fit;
  return { name, used, parameters, logLikelihood, converged, boundary };
}
