import type { Axis } from "../axes.ts";
import type { AxisModel } from "../segments/axis-model.ts";

/** Customers of the same dominant segments and archetype. */
export interface PlacedGroup {
  /** One an axis, in the models' order. */
  dominant: ArrayLike<number>;
  archetype: string | null;
  members: number;
  /** Net, in the shop's currency. */
  revenue: number;
  /** Sums of memberships, all axes one after another. */
  weights: ArrayLike<number>;
}

export interface SegmentFigures {
  axis: Axis;
  segment: string;
  members: number;
  /** Of all customers; 0-1. */
  share: number;
  weight: number;
  revenue: number;
}

export interface ArchetypeFigures {
  archetype: string;
  members: number;
  share: number;
  revenue: number;
}

export interface Figures {
  segments: SegmentFigures[];
  archetypes: ArchetypeFigures[];
}

/** What a run tells customers apart by. */
export interface Vocabulary {
  models: readonly AxisModel[];
  /** Ids of its archetypes. */
  archetypes: readonly string[];
}

/** Members, share, weight and revenue of every segment and archetype, also of those without members. */
export function tallyGroups({ models, archetypes: ids }: Vocabulary, groups: Iterable<PlacedGroup>): Figures {
  const segments = models.flatMap(({ axis, segments: found }) =>
    found.map(({ name }) => ({ axis, segment: name, members: 0, share: 0, weight: 0, revenue: 0 })),
  );
  const offsets = models.map((_, axis) =>
    models.slice(0, axis).reduce((sum, { segments: before }) => sum + before.length, 0),
  );
  const archetypes = new Map<string, ArchetypeFigures>(
    ids.map((archetype) => [archetype, { archetype, members: 0, share: 0, revenue: 0 }]),
  );
  let customers = 0;
  for (const { dominant, archetype, members, revenue, weights } of groups) {
    customers += members;
    for (const [axis, offset] of offsets.entries()) {
      const own = segments[offset + (dominant[axis] ?? 0)];
      if (!own) throw new RangeError("A customer's dominant segment is none of its axis.");
      own.members += members;
      own.revenue += revenue;
    }
    for (const [column, segment] of segments.entries()) segment.weight += weights[column] ?? 0;
    const figures = archetype === null ? undefined : archetypes.get(archetype);
    if (!figures) continue;
    figures.members += members;
    figures.revenue += revenue;
  }
  const withShare = <Row extends { members: number; share: number }>(row: Row): Row => ({
    ...row,
    share: customers === 0 ? 0 : row.members / customers,
  });
  return { segments: segments.map(withShare), archetypes: [...archetypes.values()].map(withShare) };
}
