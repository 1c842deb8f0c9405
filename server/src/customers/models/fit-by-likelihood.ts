import { invertPositive } from "./invert-positive.ts";
import { minimize, type Minimum, type Objective } from "./minimize.ts";

type LogLikelihood = (parameters: Float64Array, gradient: Float64Array) => number;

export interface Likelihood<Groups extends { counts: Float64Array }> {
  names: string[];
  /** Log-likelihood of these customers at parameters above 0; writes the slope in each parameter. */
  of: (groups: Groups) => LogLikelihood;
  groups: Groups;
  thin: (groups: Groups, most: number) => Groups;
  starts: number[][];
  /** Where each parameter's logarithm is expected, and how firmly: a fit that the data alone do not settle. */
  prior?: Prior;
}

interface Prior {
  centres: number[];
  deviations: number[];
}

export interface LikelihoodFit {
  parameters: number[];
  logLikelihood: number;
  converged: boolean;
  boundary: string | null;
  covariance: number[] | null;
}

const smallest = Math.log(1e-4);
const largest = Math.log(1e4);
/** The walls are soft: a runaway may stop just before one. */
const nearWall = 0.5;
/** A parameter known no better than by this factor either way (e^3, one standard error) is not known. */
const widest = 3;

/**
 * Maximum of a likelihood over positive parameters, searched in their logarithms from each start. `boundary` names the
 * parameters that run away to nothing or without limit, or that the data do not settle.
 */
export function fitByLikelihood<Groups extends { counts: Float64Array }>(
  likelihood: Likelihood<Groups>,
): LikelihoodFit {
  const { names, groups, prior } = likelihood;
  const customers = groups.counts.reduce((sum, count) => sum + count, 0);
  const logLikelihood = likelihood.of(groups);
  const objective = inLogarithms(logLikelihood, customers, prior);
  const best = bestOf(likelihood, objective);
  const covariance = covarianceAt(objective, best.point, customers);
  const parameters = Array.from(best.point, Math.exp);
  const astray = names.filter((_, at) => {
    const spread = covariance === null ? 0 : Math.sqrt(covariance[at * names.length + at] ?? 0);
    const place = best.point[at] ?? 0;
    return place < smallest + nearWall || place > largest - nearWall || spread > widest;
  });
  const unsettled = covariance === null ? names : [];
  const runaway = astray.length > 0 ? astray : unsettled;
  return {
    parameters,
    logLikelihood: logLikelihood(Float64Array.from(parameters), new Float64Array(names.length)),
    converged: best.converged,
    boundary: runaway.length === 0 ? null : `these orders do not settle ${runaway.join(", ")}`,
    covariance: runaway.length === 0 ? covariance : null,
  };
}

const enough = 3_000;

/** Of many groups a part shows which start is near the summit, and only that one climbs over all of them. */
function bestOf<Groups extends { counts: Float64Array }>(
  likelihood: Likelihood<Groups>,
  objective: Objective,
): Minimum {
  const { groups, of, thin, prior } = likelihood;
  const starts = likelihood.starts.map((start) => start.map(Math.log));
  if (groups.counts.length <= 2 * enough) return lowest(starts.map((start) => minimize(objective, start)));
  const part = thin(groups, enough);
  const customers = part.counts.reduce((sum, count) => sum + count, 0);
  const rough = inLogarithms(of(part), customers, prior);
  return minimize(objective, lowest(starts.map((start) => minimize(rough, start, 60))).point);
}

function lowest(found: Minimum[]): Minimum {
  return found.reduce((best, next) => (next.value < best.value - 1e-12 ? next : best));
}

/** Mean negative log-likelihood a customer, with soft walls far out that keep every number finite. */
function inLogarithms(of: LogLikelihood, customers: number, prior: Prior | undefined): Objective {
  return (point, gradient) => {
    const parameters = point.map(Math.exp);
    let value = -of(parameters, gradient) / customers;
    for (let at = 0; at < point.length; at++) {
      const place = point[at] ?? 0;
      let slope = (-(gradient[at] ?? 0) * (parameters[at] ?? 0)) / customers;
      const outside = place - Math.min(Math.max(place, smallest), largest);
      value += outside ** 2;
      slope += 2 * outside;
      if (prior !== undefined) {
        const off = (place - (prior.centres[at] ?? 0)) / (prior.deviations[at] ?? 1);
        value += off ** 2 / 2 / customers;
        slope += off / (prior.deviations[at] ?? 1) / customers;
      }
      gradient[at] = slope;
    }
    return value;
  };
}

function covarianceAt(objective: Objective, point: Float64Array, customers: number): number[] | null {
  const size = point.length;
  const step = 1e-4;
  const information = Array.from({ length: size * size }, () => 0);
  for (let at = 0; at < size; at++) {
    const [up, down] = [step, -step].map((change) => {
      const slopes = new Float64Array(size);
      objective(
        point.map((place, other) => (other === at ? place + change : place)),
        slopes,
      );
      return slopes;
    });
    for (let other = 0; other < size; other++) {
      const curvature = (((up?.[other] ?? 0) - (down?.[other] ?? 0)) / (2 * step)) * customers;
      for (const entry of [at * size + other, other * size + at])
        information[entry] = (information[entry] ?? 0) + curvature / 2;
    }
  }
  return invertPositive(information, size);
}
