import { aliveProbability } from "./alive-probability.ts";
import { driftedRate } from "./drifted-rate.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";

const { places, weights } = gaussLegendre(16);
const negligible = 1e-9;

/**
 * Probabilities of at least 0, 1, 2, … purchases by a customer of Pareto/NBD. The k-th arrives at u with
 * w = u / (alpha + T + u) beta(k, r + x), and finds the customer still there with ((beta + T) / (beta + T + u))^s.
 */
export function paretoReaches(
  model: Extract<RepeatModel, { kind: "pareto_nbd" }>,
  summary: PurchaseSummary,
  horizonWeeks: number,
  drift: number,
): Float64Array {
  const { shape, rate } = driftedRate(model.r + summary.repeats, model.alpha + summary.ageWeeks, drift);
  const end = horizonWeeks / (rate + horizonWeeks);
  const mean = (shape * horizonWeeks) / rate;
  // Narrow enough for the densities of the most purchases that matter.
  const parts = 8 + Math.ceil(Math.min(500, Math.sqrt(shape + mean)));
  const arrivals: { w: number; density: number }[] = [];
  for (let part = 0; part < parts; part++)
    for (let at = 0; at < places.length; at++) {
      // Squared: closer together towards the end, where a small shape heaps them up.
      const t = (part + (1 + (places[at] ?? 0)) / 2) / parts;
      const w = end * (1 - (1 - t) ** 2);
      const u = (rate * w) / (1 - w);
      const stays = -model.s * Math.log1p(u / (model.beta + summary.ageWeeks));
      const width = ((weights[at] ?? 0) / 2 / parts) * end * 2 * (1 - t);
      arrivals.push({ w, density: width * shape * Math.exp((shape - 1) * Math.log1p(-w) + stays) });
    }
  const alive = aliveProbability(model, summary);
  const reaches = [1];
  for (let k = 1; k < 100_000; k++) {
    let sum = 0;
    for (const arrival of arrivals) {
      sum += arrival.density;
      arrival.density *= (arrival.w * (k + shape)) / k;
    }
    reaches.push(Math.min(reaches[k - 1] ?? 1, alive * sum));
    if (k > mean && alive * sum < negligible) break;
  }
  return Float64Array.from(reaches);
}
