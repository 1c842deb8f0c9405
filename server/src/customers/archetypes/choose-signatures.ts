import { signatureDistance } from "./signature-distance.ts";

export interface SignatureCount {
  signature: string;
  members: number;
}

/** The commonest signatures, which are looked at, and those of them that may become archetypes. */
const mostPoints = 4_000;
const mostCandidates = 400;
const mostArchetypes = 25;
/** An archetype has at least this share of the customers, folded ones among them, and so many. */
const leastShare = 0.01;
const leastMembers = 5;
/** One more archetype must bring customers nearer to theirs by this share of the mean distance to a single one. */
const leastGain = 0.01;
/** What grew out of the archetypes before is kept while it is at most so much worse than a fresh choice. */
const worseAtMost = 1.05;

/**
 * Chooses the signatures that stand for all: those with the least mean signatureDistance from customers to the nearest
 * (k-medoids: greedy as in Kaufman & Rousseeuw 1990, then alternating as in Park & Jun 2009). At most 25; as many as
 * bring customers notably nearer, each with at least 1 % of the customers and five of them, but at least one.
 * @param counts the most members first.
 * @param before signatures of the archetypes there were, in this run's segments: they are kept where they still fit.
 */
export function chooseSignatures(
  counts: readonly SignatureCount[],
  segmentDistances: number[][][],
  before: readonly string[],
): string[] {
  const points = counts.slice(0, mostPoints);
  const candidates = [...new Set([...counts.slice(0, mostCandidates).map(({ signature }) => signature), ...before])];
  const distances = candidates.map((candidate) =>
    Float32Array.from(points, ({ signature }) => signatureDistance(candidate, signature, segmentDistances)),
  );
  const weights = Float64Array.from(points, ({ members }) => members);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.max(leastShare * total, leastMembers);

  const fresh = grow([]);
  if (before.length === 0) return named(fresh);
  const kept = grow(before.map((signature) => candidates.indexOf(signature)));
  return named(distanceTo(kept) <= worseAtMost * distanceTo(fresh) ? kept : fresh);

  /** Settles, drops and adds until nothing changes, so that what came out once comes out again. */
  function grow(start: number[]): number[] {
    const single = distanceTo([bestAddition([])]);
    let chosen = start;
    for (let round = 0; round < 10; round++) {
      const before = chosen;
      chosen = addWorthwhile(dropSmall(settle(chosen)), leastGain * single);
      if (chosen.length === before.length && chosen.every((candidate) => before.includes(candidate))) break;
    }
    return dropSmall(chosen);
  }

  function addWorthwhile(start: number[], gain: number): number[] {
    let chosen = start;
    while (chosen.length < mostArchetypes) {
      const more = [...chosen, bestAddition(chosen)];
      if (chosen.length > 0) {
        const gained = distanceTo(chosen) - distanceTo(more);
        if (gained < gain || gained === 0 || Math.min(...membersOf(more)) < least) break;
      }
      chosen = more;
    }
    return chosen;
  }

  /** Moves each to the candidate in the middle of those nearest to it, until none moves. */
  function settle(start: number[]): number[] {
    let chosen = start;
    for (let round = 0; round < 20; round++) {
      const nearest = nearestOf(chosen);
      const moved = chosen.map((current, place) => {
        let best = current;
        let least = Infinity;
        for (const candidate of [current, ...distances.keys()]) {
          let sum = 0;
          for (let point = 0; point < points.length; point++) {
            if (nearest[point] === place) sum += (distances[candidate]?.[point] ?? 0) * (weights[point] as number);
          }
          if (sum < least - 1e-9) {
            least = sum;
            best = candidate;
          }
        }
        return best;
      });
      if (moved.every((candidate, place) => candidate === chosen[place])) break;
      chosen = [...new Set(moved)];
    }
    return chosen;
  }

  function dropSmall(chosen: number[]): number[] {
    const members = membersOf(chosen);
    const smallest = members.indexOf(Math.min(...members));
    if (chosen.length <= 1 || (members[smallest] ?? 0) >= least) return chosen;
    return dropSmall(chosen.filter((_, place) => place !== smallest));
  }

  function bestAddition(chosen: number[]): number {
    const now = leastDistances(chosen);
    let best = 0;
    let most = -Infinity;
    for (const [candidate, away] of distances.entries()) {
      let gain = 0;
      for (let point = 0; point < points.length; point++) {
        gain += Math.max((now[point] as number) - (away[point] as number), 0) * (weights[point] as number);
      }
      if (gain > most + 1e-9) {
        most = gain;
        best = candidate;
      }
    }
    return best;
  }

  function leastDistances(chosen: number[]): Float64Array {
    return Float64Array.from(points, (_, point) =>
      chosen.reduce((least, candidate) => Math.min(least, distances[candidate]?.[point] ?? 1), 1),
    );
  }

  function distanceTo(chosen: number[]): number {
    return leastDistances(chosen).reduce((sum, away, point) => sum + away * (weights[point] as number), 0) / total;
  }

  function nearestOf(chosen: number[]): Int32Array {
    return Int32Array.from(points, (_, point) =>
      chosen.reduce(
        (best, candidate, place) =>
          (distances[candidate]?.[point] ?? 1) < (distances[chosen[best] ?? 0]?.[point] ?? 1) ? place : best,
        0,
      ),
    );
  }

  function membersOf(chosen: number[]): number[] {
    const members = chosen.map(() => 0);
    for (const [point, place] of nearestOf(chosen).entries())
      members[place] = (members[place] ?? 0) + (weights[point] as number);
    return members;
  }

  function named(chosen: number[]): string[] {
    return chosen.map((candidate) => candidates[candidate] ?? "");
  }
}
