import { placeOnAxis } from "../segments/place-on-axis.ts";
import type { AxisModel } from "../segments/axis-model.ts";

/**
 * A signature of one run in the segments of another: each segment becomes the one in which its typical customer would
 * be, strengths stay. Null when an axis is not measured by the same features any more.
 */
export function translateSignature(
  signature: string,
  from: readonly AxisModel[],
  to: readonly AxisModel[],
): string | null {
  let translated = "";
  for (const [axis, model] of to.entries()) {
    const before = from[axis];
    const typical = before?.segments[Number(signature[axis * 2])]?.typical;
    if (typical === undefined || before?.features.join() !== model.features.join()) return null;
    translated += `${placeOnAxis(model, typical).dominant}${signature[axis * 2 + 1]}`;
  }
  return translated;
}
