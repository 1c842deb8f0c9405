import type { AxisModel } from "./axis-model.ts";

/** Clips and scales rows of features as the scaling says. @param values rows x features of the scaling. */
export function scaleFeatures(values: Float64Array, scaling: AxisModel["scaling"]): Float64Array {
  const columns = scaling.length;
  const scaled = new Float64Array(values.length);
  for (const [column, { low, high, centre, spread }] of scaling.entries()) {
    for (let at = column; at < values.length; at += columns) {
      scaled[at] = (Math.min(Math.max(values[at] as number, low), high) - centre) / spread;
    }
  }
  return scaled;
}
