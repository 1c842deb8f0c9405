import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import { archetypeOf } from "../archetypes/archetype-of.ts";
import { signatureOf } from "../archetypes/signature-of.ts";
import type { FeatureRows } from "../discovery/read-features.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import { placeOnAxes } from "../segments/place-on-axes.ts";
import type { PlacedGroup } from "./tally-groups.ts";

/** Places customers and counts those of one signature together. */
export function groupPlaces(
  models: readonly AxisModel[],
  map: ArchetypeMap,
  { keys, ltv, features }: FeatureRows,
): PlacedGroup[] {
  const { dominant, strength, memberships, membershipColumns } = placeOnAxes([...models], features, keys.length);
  const axes = models.length;
  const groups = new Map<string, PlacedGroup & { weights: Float64Array }>();
  for (let row = 0; row < keys.length; row += 1) {
    const segments = dominant.subarray(row * axes, (row + 1) * axes);
    const signature = signatureOf(segments, strength.subarray(row * axes, (row + 1) * axes));
    let group = groups.get(signature);
    if (!group) {
      const weights = new Float64Array(membershipColumns);
      const archetype = map.archetypes[archetypeOf(map, signature)]?.id ?? null;
      group = { dominant: segments, archetype, members: 0, revenue: 0, weights };
      groups.set(signature, group);
    }
    group.members += 1;
    group.revenue += ltv[row] ?? 0;
    for (let column = 0; column < membershipColumns; column += 1) {
      group.weights[column] = (group.weights[column] ?? 0) + (memberships[row * membershipColumns + column] ?? 0);
    }
  }
  return [...groups.values()];
}
