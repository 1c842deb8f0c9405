import jStat from "jstat";

const furthest = 1000;
const steps = 60;

/**
 * How many spreads from the middle a share of Student's distribution lies within: 1.812 for 90 % and ten degrees of
 * freedom, which need not be whole. From P(|T| > t) = I_x(v/2, 1/2), x = v / (v + t^2) (Abramowitz & Stegun, 1964,
 * 26.7.1), by halving.
 */
export function studentLimit(share: number, degrees: number): number {
  let low = 0;
  let high = furthest;
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    const outside = jStat.ibeta(degrees / (degrees + middle ** 2), degrees / 2, 0.5);
    if (outside > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
