import { invertPositive } from "./invert-positive.ts";
import type { LogisticModel } from "./logistic.ts";
import { standardise } from "./standardise.ts";

export interface LogisticQuestion {
  rows: number;
  columns: number;
  /** Row by row, `columns` a row. */
  values: ArrayLike<number>;
  /** 0 or 1 a row. */
  labels: ArrayLike<number>;
  weights?: ArrayLike<number>;
  /** Ridge penalty l2 / 2 * sum of squared coefficients of the standardised columns, on the summed likelihood; above 0. */
  l2: number;
  /** 1: the coefficient is never below 0; -1: never above 0; 0: free. */
  signs?: ArrayLike<-1 | 0 | 1>;
}

/**
 * Penalised logistic regression with signs held, by projected Newton steps (Bertsekas 1982) on standardised columns. The
 * penalised likelihood has one summit, so the answer does not depend on a start.
 */
export function fitLogistic(question: LogisticQuestion): LogisticModel {
  const { columns } = question;
  const { scaled, centres, scales } = standardise(question);
  let at = new Float64Array(columns + 1);
  let now = assess(question, scaled, at);
  let converged = false;
  for (let step = 0; step < 100 && !converged; step++) {
    const free = Array.from(at, (_, place) => place).filter((place) => !isHeld(question, at, now.slopes, place));
    const steepest = Math.max(...free.map((place) => Math.abs(now.slopes[place] ?? 0)));
    if (steepest <= 1e-9 * now.weight) converged = true;
    else {
      const next = climb(question, scaled, at, now, free);
      if (next === null) {
        converged = steepest <= 1e-6 * now.weight;
        break;
      }
      ({ at, now } = next);
    }
  }
  const [intercept = 0, ...coefficients] = at;
  return { intercept, coefficients, centres, scales, converged };
}

interface Assessment {
  value: number;
  weight: number;
  slopes: Float64Array;
  /** Curvature, (columns + 1) by (columns + 1). */
  curvature: Float64Array;
}

/** Penalised negative log-likelihood at these coefficients, intercept first. */
function assess(
  { rows, columns, labels, weights, l2 }: LogisticQuestion,
  scaled: Float64Array,
  at: Float64Array,
): Assessment {
  const size = columns + 1;
  const found = { value: 0, weight: 0, slopes: new Float64Array(size), curvature: new Float64Array(size * size) };
  const { slopes, curvature } = found;
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let logit = at[0] ?? 0;
    for (let column = 0; column < columns; column++) logit += (at[column + 1] ?? 0) * (scaled[start + column] ?? 0);
    const weight = weights?.[row] ?? 1;
    const label = labels[row] ?? 0;
    const small = Math.exp(-Math.abs(logit));
    const chance = (logit >= 0 ? 1 : small) / (1 + small);
    found.value += weight * (Math.max(logit, 0) + Math.log1p(small) - label * logit);
    found.weight += weight;
    const off = weight * (chance - label);
    const bend = weight * chance * (1 - chance);
    for (let i = 0; i < size; i++) {
      const left = i === 0 ? 1 : (scaled[start + i - 1] ?? 0);
      slopes[i] = (slopes[i] ?? 0) + off * left;
      for (let j = 0; j <= i; j++) {
        const right = j === 0 ? 1 : (scaled[start + j - 1] ?? 0);
        curvature[i * size + j] = (curvature[i * size + j] ?? 0) + bend * left * right;
      }
    }
  }
  for (let i = 0; i < size; i++) {
    // The intercept is all but free: enough to stay finite where all labels are alike.
    const penalty = i === 0 ? 1e-3 * l2 : l2;
    found.value += (penalty * (at[i] ?? 0) ** 2) / 2;
    slopes[i] = (slopes[i] ?? 0) + penalty * (at[i] ?? 0);
    curvature[i * size + i] = (curvature[i * size + i] ?? 0) + penalty;
    for (let j = 0; j < i; j++) curvature[j * size + i] = curvature[i * size + j] ?? 0;
  }
  return found;
}

/** At its limit, and lower ground lies beyond it. */
function isHeld({ signs }: LogisticQuestion, at: Float64Array, slopes: Float64Array, place: number): boolean {
  const sign = place === 0 ? 0 : (signs?.[place - 1] ?? 0);
  return sign !== 0 && at[place] === 0 && sign * (slopes[place] ?? 0) > 0;
}

function climb(
  question: LogisticQuestion,
  scaled: Float64Array,
  at: Float64Array,
  now: Assessment,
  free: number[],
): { at: Float64Array<ArrayBuffer>; now: Assessment } | null {
  const size = at.length;
  const inner = free.flatMap((i) => free.map((j) => now.curvature[i * size + j] ?? 0));
  const inverse = invertPositive(inner, free.length);
  if (inverse === null) return null;
  for (let share = 1; share > 1e-10; share /= 2) {
    const next = at.slice();
    free.forEach((place, i) => {
      const move = free.reduce(
        (sum, other, j) => sum + (inverse[i * free.length + j] ?? 0) * (now.slopes[other] ?? 0),
        0,
      );
      const sign = place === 0 ? 0 : (question.signs?.[place - 1] ?? 0);
      const moved = (at[place] ?? 0) - share * move;
      next[place] = sign === 0 || sign * moved > 0 ? moved : 0;
    });
    const then = assess(question, scaled, next);
    if (then.value < now.value) return { at: next, now: then };
  }
  return null;
}
