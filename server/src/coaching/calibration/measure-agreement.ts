import { roundTenth } from "../insights/round-tenth.ts";
import { isDisagreement, isWithinOneLevel, type ScorePair } from "./score-pair.ts";
import { scoreLevel } from "./score-level.ts";
import { weightedKappa } from "./weighted-kappa.ts";

export interface Agreement {
  pairs: number;
  /** Rounded to four decimals; null without pairs. */
  kappa: number | null;
  /** Share of pairs at most one level apart; null without pairs. */
  withinOneLevel: number | null;
  /** Mean of ours minus theirs, in points: above 0 we are kinder. Null without pairs. */
  meanDifference: number | null;
}

export interface VersionAgreement extends Agreement, Pick<ScorePair, "dimension" | "rubricVersion" | "analyzer"> {}

const disagreementsShown = 10;

/** How well people and we agree over these pairs. Several people on one call are as many pairs. */
export function measureAgreement(pairs: readonly ScorePair[]): Agreement {
  const count = pairs.length;
  const kappa = weightedKappa(pairs.map(({ ours, theirs }) => [scoreLevel(ours), scoreLevel(theirs)]));
  if (count === 0 || kappa === null) return { pairs: 0, kappa: null, withinOneLevel: null, meanDifference: null };
  const within = pairs.filter(({ ours, theirs }) => isWithinOneLevel(ours, theirs)).length;
  const difference = pairs.reduce((sum, { ours, theirs }) => sum + ours - theirs, 0) / count;
  return {
    pairs: count,
    kappa: round(kappa),
    withinOneLevel: round(within / count),
    meanDifference: roundTenth(difference),
  };
}

/** The same for each dimension, rubric version and analyser, those with most pairs first. */
export function measureByVersion(pairs: readonly ScorePair[]): VersionAgreement[] {
  const groups = new Map<string, ScorePair[]>();
  for (const pair of pairs) {
    const key = JSON.stringify([pair.dimension, pair.rubricVersion, pair.analyzer]);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()]
    .flatMap((group) => group.slice(0, 1).map((first) => Object.assign(pick(first), measureAgreement(group))))
    .toSorted((a, b) => b.pairs - a.pairs || (a.rubricVersion < b.rubricVersion ? -1 : 1));
}

/** The pairs furthest apart. */
export function listDisagreements(pairs: readonly ScorePair[]): ScorePair[] {
  return pairs
    .filter(({ ours, theirs }) => isDisagreement(ours, theirs))
    .toSorted((a, b) => Math.abs(b.ours - b.theirs) - Math.abs(a.ours - a.theirs))
    .slice(0, disagreementsShown);
}

const pick = ({ dimension, rubricVersion, analyzer }: ScorePair) => ({ dimension, rubricVersion, analyzer });

/** To four decimals, never -0. */
const round = (value: number) => Math.round(value * 1e4) / 1e4 + 0;
