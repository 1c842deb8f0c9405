import jStat from "jstat";
import { digamma } from "./digamma.ts";

export interface SpendGroups {
  purchases: Float64Array;
  meanSpend: Float64Array;
  counts: Float64Array;
}

/**
 * Log-likelihood of mean spends at p, q - 1, gamma, with its slopes (Fader & Hardie 2013, note 025, eq. 1a). What
 * depends on the number of purchases alone is worked out once for each number.
 */
export function gammaGammaLikelihood(
  groups: SpendGroups,
): (parameters: Float64Array, gradient: Float64Array) => number {
  const { purchases, meanSpend, counts } = groups;
  const numbers = [...new Set(purchases)];
  const places = new Map(numbers.map((n, place) => [n, place]));
  const placeOf = Int32Array.from(purchases, (n) => places.get(n) ?? 0);
  const logSpend = meanSpend.map(Math.log);
  return (parameters, gradient) => {
    const [p = 0, beyondOne = 0, gamma = 0] = parameters;
    const q = 1 + beyondOne;
    const constant = q * Math.log(gamma) - jStat.loggam(q);
    const byNumber = numbers.map((n) => jStat.loggam(p * n + q) - jStat.loggam(p * n) + p * n * Math.log(n) + constant);
    const joint = numbers.map((n) => digamma(p * n + q));
    const own = numbers.map((n) => digamma(p * n) - Math.log(n));
    const ofQ = Math.log(gamma) - digamma(q);
    let likelihood = 0;
    gradient.fill(0);
    for (let at = 0; at < counts.length; at++) {
      const n = purchases[at] ?? 0;
      const count = counts[at] ?? 0;
      const place = placeOf[at] ?? 0;
      const total = gamma + n * (meanSpend[at] ?? 0);
      const logTotal = Math.log(total);
      const log = logSpend[at] ?? 0;
      likelihood += count * ((byNumber[place] ?? 0) + (p * n - 1) * log - (p * n + q) * logTotal);
      const both = joint[place] ?? 0;
      gradient[0] = (gradient[0] ?? 0) + count * n * (both - (own[place] ?? 0) + log - logTotal);
      gradient[1] = (gradient[1] ?? 0) + count * (both + ofQ - logTotal);
      gradient[2] = (gradient[2] ?? 0) + count * (q / gamma - (p * n + q) / total);
    }
    return likelihood;
  };
}
