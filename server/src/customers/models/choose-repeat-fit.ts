import { fitBetaGeometric } from "./fit-beta-geometric.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { fitMbgNbd } from "./fit-mbg-nbd.ts";
import { fitNbd } from "./fit-nbd.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";

export interface RepeatChoice {
  chosen: RepeatFit;
  /** Every fit that was looked at, the chosen one among them. */
  tried: RepeatFit[];
  /** In words, why and by what the usual fit is replaced; null where it is not. */
  fallback: string | null;
}

const spoken = { bg_nbd: "BG/NBD", mbg_nbd: "MBG/NBD", nbd: "NBD", pareto_nbd: "Pareto/NBD" };

/**
 * BG/NBD or MBG/NBD, whichever is more likely, of those whose best parameters the orders settle. Where they settle
 * neither: NBD (nobody ever leaves) or one of the two held by a weak prior, by Akaike's criterion. Always has finite
 * parameters, also for one customer, or where nobody came twice.
 */
export function chooseRepeatFit(groups: SummaryGroups): RepeatChoice {
  const usual = [fitBgNbd(groups), fitMbgNbd(groups)];
  const settled = usual.filter(isSettled);
  if (settled.length > 0) return { chosen: mostLikely(settled), tried: usual, fallback: null };
  const held = (["bg_nbd", "mbg_nbd"] as const).map((kind) => fitBetaGeometric(groups, { kind, weakPrior: true }));
  const nbd = fitNbd(groups);
  const chosen = mostLikely(isSettled(nbd) ? [nbd, ...held] : held);
  const why = usual
    .map((fit) => `${spoken[fit.model.kind]}: ${fit.boundary ?? "the search did not settle"}`)
    .join("; ");
  const instead =
    chosen.model.kind === "nbd"
      ? "NBD, in which nobody leaves for good,"
      : `${spoken[chosen.model.kind]} held by a weak prior`;
  return { chosen, tried: [...usual, nbd, ...held], fallback: `${why}. ${instead} stands in.` };
}

function isSettled(fit: RepeatFit): boolean {
  return fit.converged && fit.boundary === null;
}

/** Akaike's, halved and turned: a parameter must earn one log-likelihood. */
function criterion(fit: RepeatFit): number {
  return fit.logLikelihood - (Object.keys(fit.model).length - 1);
}

function mostLikely(fits: RepeatFit[]): RepeatFit {
  return fits.reduce((best, next) => (criterion(next) > criterion(best) ? next : best));
}
