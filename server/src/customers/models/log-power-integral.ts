import { gaussLegendre } from "./gauss-legendre.ts";
import { hypergeometric2F1 } from "./hypergeometric-2f1.ts";

/** (alpha + u)^-m (beta + u)^-k over u from `from` to `to`. All above 0, `m + k` above 1. */
export interface PowerIntegral {
  alpha: number;
  m: number;
  beta: number;
  k: number;
  from: number;
  to: number;
}

const { places, weights } = gaussLegendre(16);
const farthestTerm = 0.75;

/**
 * Natural logarithm of the integral, -Infinity where `from` is `to`. As the difference of two hypergeometric functions
 * (Fader & Hardie 2005, note 009, eqs. 19 and 20) where alpha and beta are near each other, else by quadrature.
 * Never overflows.
 */
export function logPowerIntegral(integral: PowerIntegral): number {
  const { alpha, beta, from, to } = integral;
  if (to <= from) return -Infinity;
  const apart = Math.abs(alpha - beta) / (Math.max(alpha, beta) + from);
  return apart < farthestTerm ? byHypergeometric(integral) : byQuadrature(integral);
}

/** From each end to infinity, less one another. */
export function byHypergeometric({ alpha, m, beta, k, from, to }: PowerIntegral): number {
  const n = m + k - 1;
  const [larger, lesser, power] = alpha >= beta ? [alpha, beta, k] : [beta, alpha, m];
  const beyond = (u: number): number => {
    const z = (larger - lesser) / (larger + u);
    // Euler's transformation of 2F1(n, power; n + 1; z): its terms only fall.
    return (
      (power - 1) * Math.log((larger + u) / (lesser + u)) +
      Math.log(hypergeometric2F1(1, n + 1 - power, n + 1, z) / n) -
      n * Math.log(larger + u)
    );
  };
  const whole = beyond(from);
  return whole + Math.log(-Math.expm1(beyond(to) - whole));
}

/**
 * In v = ln(u + the lesser of alpha and beta) the integrand has one summit and no pole nearer than pi; parts e^-40
 * below the summit are left out.
 */
export function byQuadrature({ alpha, m, beta, k, from, to }: PowerIntegral): number {
  const lesser = Math.min(alpha, beta);
  const height = (v: number): number => {
    const u = Math.exp(v) - lesser;
    return v - m * Math.log(alpha + u) - k * Math.log(beta + u);
  };
  const [left, right] = [Math.log(lesser + from), Math.log(lesser + to)];
  const summit = findSummit(height, left, right);
  const top = height(summit);
  const low = edge(height, summit, left, top - 40);
  const high = edge(height, summit, right, top - 40);
  const fall = 2 * top - height(low) - height(high);
  const parts = Math.ceil(Math.max((high - low) / 2, fall / 15, 1));
  const half = (high - low) / parts / 2;
  let sum = 0;
  for (let part = 0; part < parts; part++)
    for (let at = 0; at < places.length; at++)
      sum += (weights[at] ?? 0) * Math.exp(height(low + half * (2 * part + 1 + (places[at] ?? 0))) - top);
  return top + Math.log(sum * half);
}

function findSummit(height: (v: number) => number, left: number, right: number): number {
  const step = (right - left) * 1e-6;
  if (height(left + step) <= height(left)) return left;
  if (height(right - step) <= height(right)) return right;
  let [low, high] = [left, right];
  for (let round = 0; round < 40; round++) {
    const [third, twoThirds] = [low + (high - low) / 3, high - (high - low) / 3];
    if (height(third) < height(twoThirds)) low = third;
    else high = twoThirds;
  }
  return (low + high) / 2;
}

/** Where the integrand has fallen to the floor on the way from the summit to the end, or the end. */
function edge(height: (v: number) => number, summit: number, end: number, floor: number): number {
  if (height(end) >= floor) return end;
  let [above, below] = [summit, end];
  for (let round = 0; round < 20; round++) {
    const middle = (above + below) / 2;
    if (height(middle) >= floor) above = middle;
    else below = middle;
  }
  return below;
}
