import type { ArchetypeMap } from "./archetype-map.ts";
import { signatureDistance } from "./signature-distance.ts";

/**
 * The `no` of the archetype that a signature belongs to: its own, else the nearest by signatureDistance, of equally
 * near ones the one with more members.
 * @throws RangeError when there are no archetypes.
 */
export function archetypeOf(map: ArchetypeMap, signature: string): number {
  let nearest: number | undefined;
  let least = Infinity;
  for (const archetype of map.archetypes) {
    const distance = signatureDistance(signature, archetype.signature, map.segmentDistances);
    if (distance < least) {
      least = distance;
      nearest = archetype.no;
    }
  }
  if (nearest === undefined) throw new RangeError("There are no archetypes to fold into.");
  return nearest;
}
