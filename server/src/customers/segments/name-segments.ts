import type { Axis } from "../axes.ts";
import type { FeatureName } from "../features/feature-names.ts";
import type { AxisModel } from "./axis-model.ts";
import { categoryExplorationNames } from "./vocabulary/category-exploration.ts";
import { customerMaturityNames } from "./vocabulary/customer-maturity.ts";
import { priceSensitivityNames } from "./vocabulary/price-sensitivity.ts";
import { purchaseCadenceNames } from "./vocabulary/purchase-cadence.ts";
import { purchaseFrequencyNames } from "./vocabulary/purchase-frequency.ts";
import { purchaseValueNames } from "./vocabulary/purchase-value.ts";
import { repurchaseBehaviorNames } from "./vocabulary/repurchase-behavior.ts";
import { returnBehaviorNames } from "./vocabulary/return-behavior.ts";
import type { SegmentName, Shop, Typical } from "./vocabulary/segment-name.ts";

const vocabularies: Record<Axis, (shop: Shop) => SegmentName[]> = {
  purchase_frequency: purchaseFrequencyNames,
  purchase_value: purchaseValueNames,
  category_exploration: categoryExplorationNames,
  price_sensitivity: priceSensitivityNames,
  purchase_cadence: purchaseCadenceNames,
  customer_maturity: customerMaturityNames,
  repurchase_behavior: repurchaseBehaviorNames,
  return_behavior: returnBehaviorNames,
};

/** Worse than any misfit: a segment gets a name that is true whenever there is one left. */
const unnamed = 1e6;
/** Worse than any misfit of a plain name that is true. */
const reserved = 1e3;

/**
 * Names an axis's segments from its vocabulary: each name is true of what is typical of its segment, no two are alike,
 * and together they misfit least. Where no name of the vocabulary is true or left, the name says the typical value.
 * @param typical centres in the features' own units, one a segment.
 */
export function nameSegments(
  axis: Axis,
  features: readonly FeatureName[],
  scaling: AxisModel["scaling"],
  typical: number[][],
): string[] {
  const plain = (values: number[]): Typical =>
    Object.fromEntries(features.map((feature, column) => [plainName(feature), inPlainUnits(feature, values[column])]));
  const medians = plain(scaling.map(({ centre }) => centre));
  const largest = plain(scaling.map(({ high }) => high));
  const names = vocabularies[axis]({
    median: (feature) => medians[feature] ?? NaN,
    longest: (feature) => largest[feature] ?? NaN,
  });
  const misfit = (segment: number[], { at, isTrue, inReserve }: SegmentName): number =>
    isTrue(plain(segment))
      ? Math.min(...at.map((ideal) => distance(segment, ideal))) + (inReserve ? reserved : 0)
      : Infinity;
  const distance = (segment: number[], ideal: Typical): number => {
    const squares = features.flatMap((feature, column) => {
      const wanted = ideal[plainName(feature)];
      if (wanted === undefined) return [];
      const difference = (segment[column] ?? NaN) - (feature.startsWith("log_") ? Math.log1p(wanted) : wanted);
      return [(difference / (scaling[column]?.spread ?? 1)) ** 2];
    });
    return squares.reduce((sum, square) => sum + square, 0) / squares.length;
  };
  const chosen = assign(typical.map((segment) => names.map((name) => misfit(segment, name))));
  return chosen.map((name, place) => (name === null ? sayValue(place) : (names[name]?.name ?? "")));

  /** The feature in which the segments differ most, to as many digits as tell this one from the others. */
  function sayValue(place: number): string {
    const ranges = scaling.map(({ spread }, column) => {
      const values = typical.map((segment) => segment[column] ?? 0);
      return (Math.max(...values) - Math.min(...values)) / spread;
    });
    const column = ranges.indexOf(Math.max(...ranges));
    const value = (of: number, digits: number) => {
      const plainly = inPlainUnits(features[column], typical[of]?.[column]);
      const text = Math.abs(plainly)
        .toPrecision(digits)
        .replaceAll(/[^0-9e]+/g, "_");
      return `${plainName(features[column])}_about_${plainly < 0 ? "minus_" : ""}${text}`;
    };
    const digits = [2, 3, 4, 6].find((digits) =>
      typical.every((_, of) => of === place || value(of, digits) !== value(place, digits)),
    );
    return digits === undefined ? `${value(place, 2)}_no_${place + 1}` : value(place, digits);
  }
}

function plainName(feature: FeatureName | undefined): string {
  return (feature ?? "").replace(/^log_/, "");
}

function inPlainUnits(feature: FeatureName | undefined, value = NaN): number {
  return feature?.startsWith("log_") === true ? Math.expm1(value) : value;
}

/** For each row a column of its own or null, least in sum. At most some rows and ten columns: every subset is looked at. */
function assign(costs: number[][]): (number | null)[] {
  const columns = costs[0]?.length ?? 0;
  let best = new Map<number, { cost: number; chosen: (number | null)[] }>([[0, { cost: 0, chosen: [] }]]);
  for (const row of costs) {
    const next: typeof best = new Map();
    const offer = (taken: number, cost: number, chosen: (number | null)[]) => {
      if (cost < (next.get(taken)?.cost ?? Infinity)) next.set(taken, { cost, chosen });
    };
    for (const [taken, { cost, chosen }] of best) {
      offer(taken, cost + unnamed, [...chosen, null]);
      for (let column = 0; column < columns; column++) {
        const bit = 1 << column;
        if ((taken & bit) === 0) offer(taken | bit, cost + (row[column] ?? Infinity), [...chosen, column]);
      }
    }
    best = next;
  }
  const [least] = [...best.values()].sort((a, b) => a.cost - b.cost);
  return least?.chosen ?? [];
}
