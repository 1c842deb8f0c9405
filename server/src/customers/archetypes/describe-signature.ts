import { type Axis, type Strength, strengths } from "../axes.ts";
import type { AxisModel } from "../segments/axis-model.ts";

/** What a signature says of each axis, in the names of the run's segments. @param models in the order of axes.ts. */
export function describeSignature(
  models: readonly AxisModel[],
  signature: string,
): Record<Axis, { segment: string; strength: Strength }> {
  const said = models.map((model, axis) => {
    const segment = model.segments[Number(signature[axis * 2])];
    const strength = strengths[Number(signature[axis * 2 + 1])];
    if (segment === undefined || strength === undefined) {
      throw new RangeError(`The signature ${signature} is not of these axes.`);
    }
    return [model.axis, { segment: segment.name, strength }] as const;
  });
  return Object.fromEntries(said) as Record<Axis, { segment: string; strength: Strength }>;
}
