import { fitByLikelihood } from "./fit-by-likelihood.ts";
import { gammaGammaLikelihood, type SpendGroups } from "./gamma-gamma-likelihood.ts";
import type { SpendFit } from "./spend-model.ts";
import { weightedCorrelation } from "./weighted-correlation.ts";

const names = ["p", "q", "gamma"];
// What shops of the literature have, for one whose own orders settle nothing: p 3, q 3, in units of mean spend.
const usual = [3, 2, 2 / 3];

/**
 * Gamma-Gamma by maximum likelihood (Fader & Hardie 2013, note 025, eq. 1a). One entry a customer, or `counts` of equal
 * ones; customers without positive spend are left out. q stays above 1, where mean spend has an expectation. Where the
 * orders settle nothing, a weak prior decides and `boundary` says so.
 */
export function fitGammaGamma(customers: {
  purchases: ArrayLike<number>;
  meanSpend: ArrayLike<number>;
  counts?: ArrayLike<number>;
}): SpendFit {
  const { groups, scale } = positiveOnly(customers);
  const correlation = weightedCorrelation(groups, (at) => (groups.purchases[at] ?? 0) >= 2);
  if (groups.counts.length === 0) {
    const model = { kind: "gamma_gamma" as const, p: 3, q: 3, gamma: 0 };
    return { model, logLikelihood: 0, converged: false, boundary: "no customer spent anything", correlation };
  }
  const question = {
    names,
    of: gammaGammaLikelihood,
    groups,
    thin: thinSpend,
    starts: [usual, [6, 3, 0.5], [1.5, 1, 1]],
  };
  const free = fitByLikelihood(question);
  const fit =
    free.boundary === null && free.converged
      ? free
      : fitByLikelihood({ ...question, prior: { centres: usual.map(Math.log), deviations: [1, 1, 1] } });
  const [p = 0, beyondOne = 0, gamma = 0] = fit.parameters;
  const people = groups.counts.reduce((sum, count) => sum + count, 0);
  const why = free.boundary ?? (free.converged ? null : "the search for the best parameters did not settle");
  return {
    model: { kind: "gamma_gamma", p, q: 1 + beyondOne, gamma: gamma * scale },
    logLikelihood: fit.logLikelihood - people * Math.log(scale),
    converged: free.converged,
    boundary: why === null ? null : `${why}; a weak prior on p, q and gamma stands in`,
    correlation,
  };
}

/** Spends in units of their mean, so that starts and prior fit every currency. */
function positiveOnly(customers: Parameters<typeof fitGammaGamma>[0]): { groups: SpendGroups; scale: number } {
  const kept = Array.from(customers.purchases, (_, at) => at).filter(
    (at) => (customers.purchases[at] ?? 0) >= 1 && (customers.meanSpend[at] ?? 0) > 0,
  );
  const counts = Float64Array.from(kept, (at) => customers.counts?.[at] ?? 1);
  const spends = Float64Array.from(kept, (at) => customers.meanSpend[at] ?? 0);
  const people = counts.reduce((sum, count) => sum + count, 0);
  const scale = spends.reduce((sum, spend, at) => sum + spend * (counts[at] ?? 0), 0) / Math.max(people, 1);
  return {
    groups: {
      purchases: Float64Array.from(kept, (at) => customers.purchases[at] ?? 0),
      meanSpend: spends.map((spend) => spend / scale),
      counts,
    },
    scale: kept.length === 0 ? 1 : scale,
  };
}

function thinSpend(groups: SpendGroups, most: number): SpendGroups {
  const step = groups.counts.length / most;
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: most }, (_, at) => values[Math.floor(at * step)] ?? 0);
  return { purchases: pick(groups.purchases), meanSpend: pick(groups.meanSpend), counts: pick(groups.counts) };
}
