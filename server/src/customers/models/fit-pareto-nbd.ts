import { describeGroups } from "./describe-groups.ts";
import { fitByLikelihood } from "./fit-by-likelihood.ts";
import { paretoDeparture } from "./pareto-departure.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";
import { risingSums } from "./rising-sums.ts";
import { thinGroups } from "./thin-groups.ts";

/** A hundred times the work of BG/NBD a group: an evenly picked part of more groups than this is fitted. */
const mostGroups = 10_000;

/**
 * Pareto/NBD by maximum likelihood (Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, note 009, eq. 18). Weeks. The
 * log-likelihood is that of all customers.
 */
export function fitParetoNbd(groups: SummaryGroups): RepeatFit {
  const { customers, weeks, weeksToPurchase: gap } = describeGroups(groups);
  const age = Math.max(weeks / Math.max(customers, 1), 1 / 7);
  const { parameters, ...fit } = fitByLikelihood({
    names: ["r", "alpha", "s", "beta"],
    of: withSlopes,
    groups: thinGroups(groups, mostGroups),
    thin: (groups) => thinGroups(groups, 1_000),
    starts: [
      [0.5, 0.5 * gap, 0.5, age / 2],
      [1, gap, 1.5, 3 * age],
    ],
  });
  const [r = 0, alpha = 0, s = 0, beta = 0] = parameters;
  const logLikelihood = paretoLikelihood(groups)(Float64Array.of(r, alpha, s, beta));
  return { model: { kind: "pareto_nbd", r, alpha, s, beta }, ...fit, logLikelihood, customers };
}

/** The hypergeometric function has no simple slope in its parameters: central differences. */
function withSlopes(groups: SummaryGroups): (parameters: Float64Array, gradient: Float64Array) => number {
  const likelihood = paretoLikelihood(groups);
  const step = 1e-4;
  return (parameters, gradient) => {
    for (let at = 0; at < parameters.length; at++) {
      const value = parameters[at] ?? 0;
      const near = (factor: number): number => likelihood(parameters.with(at, value * factor));
      gradient[at] = (near(Math.exp(step)) - near(Math.exp(-step))) / (2 * step * value);
    }
    return likelihood(parameters);
  };
}

function paretoLikelihood(groups: SummaryGroups): (parameters: Float64Array) => number {
  const { repeats, lastWeeks, ageWeeks, counts } = groups;
  const most = repeats.reduce((largest, x) => Math.max(largest, x), 0);
  return ([r = 0, alpha = 0, s = 0, beta = 0]) => {
    const sums = risingSums(r, most);
    const constant = r * Math.log(alpha) + s * Math.log(beta);
    let likelihood = 0;
    for (let group = 0; group < counts.length; group++) {
      const x = repeats[group] ?? 0;
      const age = ageWeeks[group] ?? 0;
      const summary = { repeats: x, lastWeeks: lastWeeks[group] ?? 0, ageWeeks: age };
      const odds = paretoDeparture({ kind: "pareto_nbd", r, alpha, s, beta }, summary);
      const stillOrLeft = Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds)));
      const still = (r + x) * Math.log(alpha + age) + s * Math.log(beta + age);
      likelihood += (counts[group] ?? 0) * ((sums.logs[x] ?? 0) + constant - still + stillOrLeft);
    }
    return likelihood;
  };
}
