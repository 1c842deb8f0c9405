import { describeGroups } from "./describe-groups.ts";
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

/** Below it, a weak prior foretells purchases of most shops better than the free fit; above, it changes little (docs/models.md). */
const enoughCustomers = 500;
/** That nobody ever leaves is too good to be believed of a shop by a hair. */
const mustEarn = 2;

/**
 * BG/NBD or MBG/NBD, whichever is more likely, of those whose best parameters the orders settle. Where they settle
 * neither, and for fewer than 500 customers: one of the two held by a weak prior or, where that is in the way, NBD (nobody
 * ever leaves). Always has finite parameters, also for one customer, or where nobody came twice.
 */
export function chooseRepeatFit(groups: SummaryGroups): RepeatChoice {
  const free = [fitBgNbd(groups), fitMbgNbd(groups)];
  const settled = free.filter(isSettled);
  const { customers } = describeGroups(groups);
  if (settled.length > 0 && customers >= enoughCustomers)
    return { chosen: mostLikely(settled), tried: free, fallback: null };
  const held = (["bg_nbd", "mbg_nbd"] as const).map((kind) => fitBetaGeometric(groups, { kind, weakPrior: true }));
  const nbd = fitNbd(groups);
  const leaving = mostLikely(held);
  const chosen = isSettled(nbd) && nbd.logLikelihood > leaving.logLikelihood + mustEarn ? nbd : leaving;
  const why = settled.length > 0 ? `These are only ${customers} customers` : free.map(sayUnsettled).join("; ");
  const instead =
    chosen.model.kind === "nbd"
      ? "NBD, in which nobody leaves for good,"
      : `${spoken[chosen.model.kind]} held by a weak prior`;
  return { chosen, tried: [...free, nbd, ...held], fallback: `${why}. ${instead} stands in.` };
}

function sayUnsettled(fit: RepeatFit): string {
  return `${spoken[fit.model.kind]}: ${fit.boundary ?? "the search did not settle"}`;
}

function isSettled(fit: RepeatFit): boolean {
  return fit.converged && fit.boundary === null;
}

function mostLikely(fits: RepeatFit[]): RepeatFit {
  return fits.reduce((best, next) => (next.logLikelihood > best.logLikelihood ? next : best));
}
