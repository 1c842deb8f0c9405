import type { Axis } from "../axes.ts";
import type { FeatureName } from "../features/feature-names.ts";
import { assignNames } from "./assign-names.ts";
import type { AxisModel } from "./axis-model.ts";
import { tellApart } from "./tell-apart.ts";
import type { SegmentName, Typical } from "./vocabulary/segment-name.ts";
import { vocabularies } from "./vocabulary/vocabularies.ts";

/** Worse than any misfit of a plain name that is true. */
const reserved = 1e3;

/**
 * Names an axis's segments from its vocabulary: each name is true of what is typical of its segment, no two are alike,
 * and together they misfit least. Where every name that is true of a segment is taken, it gets the one that fits best,
 * with what tells it from the one that has it (`higher_mid_value`).
 * @param typical centres in the features' own units, one a segment; at most six.
 */
export function nameSegments(
  axis: Axis,
  features: readonly FeatureName[],
  scaling: AxisModel["scaling"],
  typical: readonly number[][],
): string[] {
  const plain = (values: readonly number[]): Typical =>
    Object.fromEntries(features.map((feature, column) => [plainName(feature), inPlainUnits(feature, values[column])]));
  const medians = plain(scaling.map(({ centre }) => centre));
  const largest = plain(scaling.map(({ high }) => high));
  const names = vocabularies[axis]({
    median: (feature) => medians[feature] ?? NaN,
    longest: (feature) => largest[feature] ?? NaN,
  });
  const misfit = (segment: readonly number[], { at, isTrue, inReserve }: SegmentName): number =>
    isTrue(plain(segment))
      ? Math.min(...at.map((ideal) => distance(segment, ideal))) + (inReserve ? reserved : 0)
      : Infinity;
  const distance = (segment: readonly number[], ideal: Typical): number => {
    const squares = features.flatMap((feature, column) => {
      const wanted = ideal[plainName(feature)];
      if (wanted === undefined) return [];
      const difference = (segment[column] ?? NaN) - (feature.startsWith("log_") ? Math.log1p(wanted) : wanted);
      return [(difference / (scaling[column]?.spread ?? 1)) ** 2];
    });
    return squares.reduce((sum, square) => sum + square, 0) / squares.length;
  };
  const misfits = typical.map((segment) => names.map((name) => misfit(segment, name)));
  const assigned = assignNames(misfits);
  const fitting = assigned.map((own, place) => own ?? bestOf(misfits[place] ?? []));
  const scaled = typical.map((segment) => segment.map((value, column) => value / (scaling[column]?.spread ?? 1)));
  return fitting.map((name, place) => {
    const alike = [...fitting.keys()].filter((other) => fitting[other] === name);
    const qualifiers = tellApart(
      features,
      alike.map((other) => scaled[other] ?? []),
      Math.max(
        0,
        alike.findIndex((other) => assigned[other] === name),
      ),
    );
    return `${qualifiers[alike.indexOf(place)] ?? ""}${names[name]?.name ?? ""}`;
  });
}

const bestOf = (misfits: readonly number[]) => misfits.indexOf(Math.min(...misfits));

function plainName(feature: FeatureName | undefined): string {
  return (feature ?? "").replace(/^log_/, "");
}

function inPlainUnits(feature: FeatureName | undefined, value = NaN): number {
  return feature?.startsWith("log_") === true ? Math.expm1(value) : value;
}
