import { type ObjectionType, objectionTypes } from "../signals.ts";
import { featureNames, featuresOf } from "./features.ts";
import { weights } from "./weights.ts";

export interface Resistance {
  /** Log odds that somebody holds back here: 0 is even, 1 three to one. */
  weight: number;
  type: ObjectionType;
}

/** A shorter one says too little, and in a longer one everything is touched sooner or later. */
const weighable = { least: 4, most: 45 };
const spoken = { words: 24, lost: 0.06 };
const rows = featureNames.map((name) => weights[name] ?? []);
const constant = weights.constant ?? [];

/**
 * How much one sentence (as `maskCompetitors` writes it) holds back, told by the kinds of words in it and not by any
 * wording: a linear model whose weights are fitted on labelled sentences; long ones lose a little with every word. Null when it is too short or too long to tell.
 */
export function weighResistance(plain: string): Resistance | null {
  const words = plain.split(" ").length;
  if (words < weighable.least || words > weighable.most) return null;
  const sums = [...constant];
  for (const [place, heard] of featuresOf(plain).entries()) {
    if (heard === 0) continue;
    for (const [at, weight] of (rows[place] ?? []).entries()) sums[at] = (sums[at] ?? 0) + weight;
  }
  const [weight = 0, ...types] = sums;
  const lost = Math.max(0, words - spoken.words) * spoken.lost;
  return { weight: weight - lost, type: objectionTypes[types.indexOf(Math.max(...types))] ?? "need" };
}
