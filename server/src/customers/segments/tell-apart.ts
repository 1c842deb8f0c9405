import type { FeatureName } from "../features/feature-names.ts";
import { qualifiersOf } from "./vocabulary/qualifiers.ts";

/**
 * A qualifier for each segment of one name, by the feature in which they differ most: none for the one that bears the
 * plain name, less or more of that feature for the others. Equal ones go by their place.
 * @param scaled centres of the segments, in steps of each feature; at most six.
 * @param plain which of them bears the plain name.
 */
export function tellApart(features: readonly FeatureName[], scaled: readonly number[][], plain: number): string[] {
  const ranges = features.map((_, column) => {
    const values = scaled.map((centre) => centre[column] ?? 0);
    return Math.max(...values) - Math.min(...values);
  });
  const column = ranges.indexOf(Math.max(...ranges));
  const feature = features[column];
  const differences = scaled.map((centre) => (centre[column] ?? 0) - (scaled[plain]?.[column] ?? 0));
  const qualifiers = scaled.map(() => "");
  for (const side of ["less", "more"] as const) {
    const places = [...scaled.keys()]
      .filter((place) => place !== plain && (differences[place] ?? 0) < 0 === (side === "less"))
      .sort((a, b) => Math.abs(differences[a] ?? 0) - Math.abs(differences[b] ?? 0) || a - b);
    const words = feature === undefined ? [] : qualifiersOf(feature, side, places.length);
    for (const [nth, place] of places.entries()) qualifiers[place] = words[nth] ?? "";
  }
  return qualifiers;
}
