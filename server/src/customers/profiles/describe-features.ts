import { type Axis, axes } from "../axes.ts";
import { featureNames } from "../features/feature-names.ts";

const logarithm = /^log_/;

/**
 * Features by axis and name for people: a logarithm is shown as what it was taken of, without `log_` in its name
 * (`log_aov` 3.4 is `aov` 29), to six digits.
 */
export function describeFeatures(features: readonly number[]): Record<Axis, Record<string, number>> {
  let at = 0;
  const described = axes.map((axis) => {
    const own = featureNames[axis].map((name) => {
      const value = features[at++] ?? 0;
      const shown = logarithm.test(name) ? Math.expm1(value) : value;
      return [name.replace(logarithm, ""), Number(shown.toPrecision(6))] as const;
    });
    return [axis, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(described) as Record<Axis, Record<string, number>>;
}
