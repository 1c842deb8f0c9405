import type { Axis } from "../axes.ts";
import type { AxisModel } from "../segments/axis-model.ts";
import type { SignatureCount } from "./choose-signatures.ts";
import { hardlyTelling } from "./phrases.ts";

export interface TellingSegment {
  axis: Axis;
  name: string;
  typical: number[];
  features: string[];
  /** How much it sets apart: the rarer the segment and the firmer the membership, the more; 0 when all are in it. */
  telling: number;
}

const byStrength = [0.25, 0.6, 1];

/** What a signature is made of, the most telling first: by the surprise -ln(share of customers) and the strength. */
export function tellingSegments(
  signature: string,
  models: readonly AxisModel[],
  shares: readonly (readonly number[])[],
): TellingSegment[] {
  return models
    .flatMap(({ axis, segments, features }, place): TellingSegment[] => {
      const segment = segments[Number(signature[place * 2])];
      if (segment === undefined) return [];
      const share = shares[place]?.[Number(signature[place * 2])] ?? 1;
      const strength = byStrength[Number(signature[place * 2 + 1])] ?? 0;
      const telling =
        segments.length === 1 ? 0 : -Math.log(share) * strength * (hardlyTelling.has(segment.name) ? 0.3 : 1);
      return [{ axis, name: segment.name, typical: segment.typical, features, telling }];
    })
    .sort((a, b) => b.telling - a.telling);
}

/** Per axis and segment, the share of customers whose dominant segment it is. */
export function segmentShares(counts: readonly SignatureCount[], models: readonly AxisModel[]): number[][] {
  const members = models.map(({ segments }) => segments.map(() => 0));
  for (const count of counts) {
    for (const [axis, row] of members.entries()) {
      const segment = Number(count.signature[axis * 2]);
      row[segment] = (row[segment] ?? 0) + count.members;
    }
  }
  const total = counts.reduce((sum, count) => sum + count.members, 0);
  return members.map((row) => row.map((some) => some / Math.max(total, 1)));
}
