import { betaGeometricLikelihood } from "./beta-geometric-likelihood.ts";
import { describeGroups } from "./describe-groups.ts";
import { fitByLikelihood } from "./fit-by-likelihood.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";
import { thinGroups } from "./thin-groups.ts";

export interface BetaGeometricOptions {
  kind: "bg_nbd" | "mbg_nbd";
  /** Keeps the parameters near what shops have, where a shop's own orders do not settle them. */
  weakPrior?: boolean;
}

/** Maximum likelihood (or, with `weakPrior`, maximum a posteriori) of BG/NBD or MBG/NBD. */
export function fitBetaGeometric(groups: SummaryGroups, options: BetaGeometricOptions): RepeatFit {
  const { customers, weeksToPurchase: gap } = describeGroups(groups);
  const starts = [
    [0.5, 0.5 * gap, 0.5, 2.5],
    [1, gap / 2, 1, 2],
    [0.25, 0.1 * gap, 0.1, 5],
    [2, 3 * gap, 3, 3],
  ];
  const { parameters, ...fit } = fitByLikelihood({
    names: ["r", "alpha", "a", "b"],
    of: (groups) => betaGeometricLikelihood(groups, options.kind === "bg_nbd" ? 0 : 1),
    groups,
    thin: thinGroups,
    starts,
    ...(options.weakPrior && {
      prior: { centres: [0.5, 0.5 * gap, 0.5, 2.5].map(Math.log), deviations: [1, 1, 1, 1] },
    }),
  });
  const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
  return { model: { kind: options.kind, r, alpha, a, b }, ...fit, customers };
}
