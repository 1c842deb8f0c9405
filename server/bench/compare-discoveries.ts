import type { ArchetypeMap } from "../src/customers/archetypes/archetype-map.ts";
import { archetypeOf } from "../src/customers/archetypes/archetype-of.ts";
import { foldArchetypes } from "../src/customers/archetypes/fold-archetypes.ts";
import { signatureOf } from "../src/customers/archetypes/signature-of.ts";
import { axes } from "../src/customers/axes.ts";
import { featureNames } from "../src/customers/features/feature-names.ts";
import { adjustedRandIndex } from "../src/customers/segments/adjusted-rand-index.ts";
import type { AxisModel } from "../src/customers/segments/axis-model.ts";
import { chooseSegments } from "../src/customers/segments/choose-segments.ts";
import { placeOnAxes, type Places } from "../src/customers/segments/place-on-axes.ts";
import type { Figure } from "./bench.ts";

export interface Profiles {
  keys: number[];
  /** All features, row after row. */
  features: Float64Array;
}

interface Discovery {
  axes: AxisModel[];
  archetypes: ArchetypeMap;
}

/** On as many axes a customer's dominant segments are its archetype's, to be covered by it. */
const coveredAxes = 6;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** What a discovery found, and how much of it one a month earlier finds as well. */
export function compareDiscoveries(shop: string, before: Profiles, now: Profiles): Figure[] {
  const earlier = discover(before, null);
  const later = discover(now, earlier);
  const places = placeOnAxes(later.axes, now.features, now.keys.length);
  const byEarlier = placeOnAxes(earlier.axes, now.features, now.keys.length);
  const figures = later.axes.flatMap((model, axis): Figure[] => {
    const column = (values: Int16Array) => values.filter((_, at) => at % axes.length === axis);
    const dominant = column(places.dominant);
    const shares = model.segments.map(({ name }, segment) => {
      return `${name} ${percent(dominant.filter((place) => place === segment).length / now.keys.length)}`;
    });
    const strong = column(places.strength).filter((strength) => strength === 2).length / now.keys.length;
    const overAMonth = adjustedRandIndex(dominant, column(byEarlier.dominant));
    const validity =
      model.xieBeni === null || model.stability === null
        ? "one segment"
        : `FPC ${model.fuzzyPartitionCoefficient.toFixed(2)}, Xie-Beni ${model.xieBeni.toFixed(2)}, adjusted Rand ${model.stability.toFixed(2)} over resamples, ${overAMonth.toFixed(2)} a month apart`;
    return [
      {
        measure: `${shop}: ${model.axis}`,
        value: `k ${model.segments.length}, ${validity}, ${percent(strong)} strong`,
      },
      { measure: "", value: shares.join(", ") },
    ];
  });
  return [...figures, ...describeArchetypes(shop, earlier, later, places, byEarlier)];
}

function discover({ keys, features }: Profiles, before: Discovery | null): Discovery {
  const columns = features.length / keys.length;
  let offset = 0;
  const models = axes.map((axis, place) => {
    const names = featureNames[axis];
    const from = offset;
    offset += names.length;
    const own = features.filter((_, at) => at % columns >= from && at % columns < from + names.length);
    return chooseSegments(axis, own, names, before?.axes[place] ?? null);
  });
  const counts = new Map<string, number>();
  for (const signature of signaturesOf(placeOnAxes(models, features, keys.length))) {
    counts.set(signature, (counts.get(signature) ?? 0) + 1);
  }
  const counted = Array.from(counts, ([signature, members]) => ({ signature, members }));
  return { axes: models, archetypes: foldArchetypes(models, counted, before) };
}

function signaturesOf({ dominant, strength }: Places): string[] {
  return Array.from({ length: dominant.length / axes.length }, (_, row) => {
    const part = (values: Int16Array) => values.subarray(row * axes.length, (row + 1) * axes.length);
    return signatureOf(part(dominant), part(strength));
  });
}

function describeArchetypes(
  shop: string,
  earlier: Discovery,
  later: Discovery,
  places: Places,
  byEarlier: Places,
): Figure[] {
  const signatures = signaturesOf(places);
  const numbers = archetypesOf(later.archetypes, signatures);
  const { archetypes } = later.archetypes;
  const alike = signatures.map((signature, row) => {
    const own = archetypes[numbers[row] ?? 0]?.signature ?? "";
    return axes.filter((_, axis) => signature[axis * 2] === own[axis * 2]).length;
  });
  const share = (some: unknown[]) => percent(some.length / signatures.length);
  const before = archetypesOf(earlier.archetypes, signaturesOf(byEarlier));
  const ids = new Set(earlier.archetypes.archetypes.map(({ id }) => id));
  return [
    {
      measure: `${shop}: archetypes`,
      value: `${archetypes.length} of ${new Set(signatures).size} signatures among ${signatures.length} customers; ${share(alike.filter((many) => many >= coveredAxes))} agree with theirs on ${coveredAxes} axes or more, ${share(signatures.filter((signature, row) => signature === archetypes[numbers[row] ?? 0]?.signature))} in all`,
    },
    {
      measure: `${shop}: archetypes a month apart`,
      value: `adjusted Rand ${adjustedRandIndex(numbers, before).toFixed(2)}, ${archetypes.filter(({ id }) => ids.has(id)).length} of ${ids.size} ids kept`,
    },
    ...archetypes.map(({ no, name }) => ({
      measure: `${shop}: archetype ${no + 1}`,
      value: `${share(numbers.filter((number) => number === no))} ${name}`,
    })),
  ];
}

function archetypesOf(map: ArchetypeMap, signatures: string[]): number[] {
  const known = new Map<string, number>();
  return signatures.map((signature) => {
    const no = known.get(signature) ?? archetypeOf(map, signature);
    known.set(signature, no);
    return no;
  });
}
