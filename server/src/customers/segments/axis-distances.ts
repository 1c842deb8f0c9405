import type { AxisModel } from "./axis-model.ts";

/** Writes a customer's squared distance to every centre of an axis, in scaled units. */
export type AxisDistances = (features: ArrayLike<number>, offset: number, into: Float64Array) => void;

/**
 * Prepares an axis for many customers: nothing is allocated a customer. A feature beyond its clipping counts as the
 * clipping's edge.
 * @throws RangeError when a feature is missing or not a number: a defect of whoever computed it.
 */
export function axisDistances(model: AxisModel): AxisDistances {
  const columns = model.features.length;
  const scaling = Float64Array.from(
    model.scaling.flatMap(({ low, high, centre, spread }) => [low, high, centre, spread]),
  );
  const centres = Float64Array.from(model.segments.flatMap(({ centre }) => centre));
  const scaled = new Float64Array(columns);
  return (features, offset, into) => {
    for (let column = 0; column < columns; column++) {
      const value = features[offset + column] ?? NaN;
      if (Number.isNaN(value)) {
        throw new RangeError(`The feature ${model.features[column] ?? column} of ${model.axis} is not a number.`);
      }
      const at = column * 4;
      const clipped = Math.min(Math.max(value, scaling[at] as number), scaling[at + 1] as number);
      scaled[column] = (clipped - (scaling[at + 2] as number)) / (scaling[at + 3] as number);
    }
    for (let segment = 0; segment < model.segments.length; segment++) {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        const difference = (scaled[column] as number) - (centres[segment * columns + column] as number);
        sum += difference * difference;
      }
      into[segment] = sum;
    }
  };
}
