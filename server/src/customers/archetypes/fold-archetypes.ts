import type { AxisModel } from "../segments/axis-model.ts";
import type { ArchetypeMap } from "./archetype-map.ts";
import { archetypeOf } from "./archetype-of.ts";
import { chooseSignatures, type SignatureCount } from "./choose-signatures.ts";
import { matchArchetypes } from "./match-archetypes.ts";
import { nameArchetypes } from "./name-archetypes.ts";
import { sayTraits } from "./say-traits.ts";
import { segmentDistances } from "./segment-distances.ts";
import { segmentShares, tellingSegments } from "./telling-segments.ts";
import { translateSignature } from "./translate-signature.ts";

/**
 * Makes the archetypes of a run: signatures that stand for all (chooseSignatures), every other one folded into the
 * nearest (archetypeOf). Those that continue one of the run before keep its id; the others get one from their name.
 * @param models in the order of axes.ts.
 * @param counts every signature of the run with its members; at least one.
 * @param before the run before, or null.
 */
export function foldArchetypes(
  models: readonly AxisModel[],
  counts: readonly SignatureCount[],
  before: { axes: readonly AxisModel[]; archetypes: ArchetypeMap } | null,
): ArchetypeMap {
  const distances = models.map(segmentDistances);
  const commonestFirst = counts.toSorted((a, b) => b.members - a.members || (a.signature < b.signature ? -1 : 1));
  const known = (before?.archetypes.archetypes ?? []).flatMap(({ id, signature }) => {
    const translated = translateSignature(signature, before?.axes ?? [], models);
    return translated === null ? [] : [{ id, signature: translated }];
  });
  const chosen = chooseSignatures(commonestFirst, distances, [...new Set(known.map(({ signature }) => signature))]);
  const signatures = mostMembersFirst(chosen, counts, distances);
  const shares = segmentShares(counts, models);
  const made = signatures.map((signature) => tellingSegments(signature, models, shares));
  const names = nameArchetypes(
    signatures.map((signature, no) => ({ signature, segments: made[no] ?? [] })),
    distances,
  );
  const ids = matchArchetypes(signatures, known, distances);
  const taken = new Set([...ids.values(), ...known.map(({ id }) => id)]);
  return {
    archetypes: signatures.map((signature, no) => {
      const { name, short } = names[no] ?? { name: "", short: "" };
      const id = ids.get(signature) ?? freeId([short, name], taken);
      taken.add(id);
      return { no, id, name, traits: sayTraits(made[no] ?? []), signature };
    }),
    segmentDistances: distances,
  };
}

function mostMembersFirst(chosen: string[], counts: readonly SignatureCount[], distances: number[][][]): string[] {
  const map = {
    archetypes: chosen.map((signature, no) => ({ no, id: "", name: "", traits: [], signature })),
    segmentDistances: distances,
  };
  const members = chosen.map(() => 0);
  for (const { signature, members: more } of counts) {
    const no = archetypeOf(map, signature);
    members[no] = (members[no] ?? 0) + more;
  }
  return chosen
    .map((signature, no) => ({ signature, members: members[no] ?? 0 }))
    .sort((a, b) => b.members - a.members || (a.signature < b.signature ? -1 : 1))
    .map(({ signature }) => signature);
}

/** The first of these words that no archetype of this run or the one before has as its id; the last of them numbered. */
function freeId(words: readonly string[], taken: ReadonlySet<string>): string {
  const plain = words.map((text) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, ""),
  );
  const free = plain.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const id = `${plain.at(-1) ?? ""}-${number}`;
    if (!taken.has(id)) return id;
  }
}
