import type { SummaryGroups } from "./repeat-model.ts";
import { risingSums } from "./rising-sums.ts";

/**
 * Log-likelihood of all customers at r, alpha, a, b; writes its slope in each parameter into `gradient`.
 * `chancesAtFirst` 0 is BG/NBD (Fader, Hardie & Lee 2005, section 7): one may leave after each repeat purchase. 1 is MBG/NBD
 * (Batislam, Denizel & Filiztekin 2007): after the first purchase too.
 */
export function betaGeometricLikelihood(
  groups: SummaryGroups,
  chancesAtFirst: 0 | 1,
): (parameters: Float64Array, gradient: Float64Array) => number {
  const { repeats, lastWeeks, ageWeeks, counts } = groups;
  const most = repeats.reduce((largest, x) => Math.max(largest, x), 0) + 1;
  return (parameters, gradient) => {
    const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
    const ofR = risingSums(r, most);
    const ofB = risingSums(b, most);
    const ofAB = risingSums(a + b, most);
    const logAlpha = Math.log(alpha);
    let likelihood = 0;
    gradient.fill(0);
    for (let group = 0; group < counts.length; group++) {
      const x = repeats[group] ?? 0;
      const count = counts[group] ?? 0;
      const last = alpha + (lastWeeks[group] ?? 0);
      const age = alpha + (ageWeeks[group] ?? 0);
      const chances = x + chancesAtFirst;
      const logLast = Math.log(last);
      const logAge = Math.log(age);
      let left = 0;
      let logStill = 0;
      if (chances > 0) {
        const logOdds = Math.log(a / (b + chances - 1)) + (r + x) * (logAge - logLast);
        const small = Math.exp(-Math.abs(logOdds));
        logStill = Math.max(0, logOdds) + Math.log1p(small);
        left = (logOdds > 0 ? 1 : small) / (1 + small);
        gradient[2] = (gradient[2] ?? 0) + count * (left / a - (ofAB.inverses[chances] ?? 0));
        const ofChances = (ofB.inverses[chances] ?? 0) - (ofAB.inverses[chances] ?? 0);
        gradient[3] = (gradient[3] ?? 0) + count * (ofChances - left / (b + chances - 1));
      }
      const stayed = (ofB.logs[chances] ?? 0) - (ofAB.logs[chances] ?? 0);
      likelihood += count * ((ofR.logs[x] ?? 0) + r * logAlpha + stayed - (r + x) * logAge + logStill);
      const ofRate = (ofR.inverses[x] ?? 0) + logAlpha - (1 - left) * logAge - left * logLast;
      gradient[0] = (gradient[0] ?? 0) + count * ofRate;
      gradient[1] = (gradient[1] ?? 0) + count * (r / alpha - (r + x) * ((1 - left) / age + left / last));
    }
    return likelihood;
  };
}
