import type { ArchetypeMap } from "../archetypes/archetype-map.ts";
import type { AxisModel } from "../segments/axis-model.ts";
export function foldArchetypes(
  models: readonly AxisModel[],
  signatures: readonly { signature: string; members: number }[],
  _before: { axes: AxisModel[]; archetypes: ArchetypeMap } | null,
): ArchetypeMap {
  return {
    archetypes: signatures.slice(0, 20).map(({ signature }, no) => ({
      no,
      id: `a${signature}`,
      name: `Archetype ${no}`,
      traits: ["t"],
      signature,
    })),
    segmentDistances: models.map(({ segments }) =>
      segments.map((_, a) => segments.map((__, b) => (a === b ? 0 : 1))),
    ),
  };
}
