import { axes } from "../axes.ts";
import { namedAxes } from "./name-archetypes.ts";
import { signatureDistance } from "./signature-distance.ts";

/** Farther apart two archetypes are not the same: less than one axis turned into its opposite. */
const sameWithin = 0.1;

const alikeOn = namedAxes.map((axis) => axes.indexOf(axis));

/**
 * Which archetypes continue which: those of the same segments on the axes that ids are made of, the nearest pairs first,
 * each once. Returns signature -> id of those that do.
 * @param before with signatures in this run's segments.
 */
export function matchArchetypes(
  signatures: readonly string[],
  before: readonly { id: string; signature: string }[],
  segmentDistances: number[][][],
): Map<string, string> {
  const pairs = signatures
    .flatMap((signature) =>
      before
        .filter((old) => alikeOn.every((axis) => signature[axis * 2] === old.signature[axis * 2]))
        .map((old) => ({
          signature,
          id: old.id,
          distance: signatureDistance(signature, old.signature, segmentDistances),
        })),
    )
    .filter(({ distance }) => distance <= sameWithin)
    .sort((a, b) => a.distance - b.distance);
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  for (const { signature, id } of pairs) {
    if (matched.has(signature) || taken.has(id)) continue;
    matched.set(signature, id);
    taken.add(id);
  }
  return matched;
}
