import { describeGroups } from "./describe-groups.ts";
import { fitByLikelihood } from "./fit-by-likelihood.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";
import { risingSums } from "./rising-sums.ts";
import { thinGroups } from "./thin-groups.ts";

/** NBD by maximum likelihood (Ehrenberg 1959): each buys at a steady rate of their own and nobody ever leaves. Weeks. */
export function fitNbd(groups: SummaryGroups): RepeatFit {
  const { customers, weeksToPurchase: gap } = describeGroups(groups);
  const { parameters, ...fit } = fitByLikelihood({
    names: ["r", "alpha"],
    of: nbdLikelihood,
    groups,
    thin: thinGroups,
    starts: [
      [0.5, 0.5 * gap],
      [2, 2 * gap],
    ],
  });
  const [r = 0, alpha = 0] = parameters;
  return { model: { kind: "nbd", r, alpha }, ...fit, customers };
}

function nbdLikelihood(groups: SummaryGroups): (parameters: Float64Array, gradient: Float64Array) => number {
  const { repeats, ageWeeks, counts } = groups;
  const most = repeats.reduce((largest, x) => Math.max(largest, x), 0);
  return (parameters, gradient) => {
    const [r = 0, alpha = 0] = parameters;
    const sums = risingSums(r, most);
    let likelihood = 0;
    gradient.fill(0);
    for (let group = 0; group < counts.length; group++) {
      const x = repeats[group] ?? 0;
      const count = counts[group] ?? 0;
      const age = alpha + (ageWeeks[group] ?? 0);
      likelihood += count * ((sums.logs[x] ?? 0) + r * Math.log(alpha) - (r + x) * Math.log(age));
      gradient[0] = (gradient[0] ?? 0) + count * ((sums.inverses[x] ?? 0) + Math.log(alpha / age));
      gradient[1] = (gradient[1] ?? 0) + count * (r / alpha - (r + x) / age);
    }
    return likelihood;
  };
}
