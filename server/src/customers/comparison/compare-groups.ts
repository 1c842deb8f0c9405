import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import { readCurrentRun } from "../search/current-run.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { cohensD, cohensH, type EffectSize, nameEffect } from "./effect-size.ts";
import { type Group, readGroup } from "./group.ts";
import { type GroupFigures, type Measure, measureGroup, measures, type Spread } from "./measure-group.ts";

export interface Difference {
  /** A measure, or `axis:segment` for the share of customers there. */
  measure: string;
  kind: "measure" | "segment";
  /** What is typical: of a measure with a long tail the geometric mean of 1 + x, less 1; else the mean. */
  a: number | null;
  b: number | null;
  /** Cohen's d of measures, h of shares; above 0 where a is higher. Null when a group is too small to say. */
  effect: number | null;
  size: EffectSize | null;
}

export interface GroupComparison {
  a: Group & GroupFigures;
  b: Group & GroupFigures;
  /** The largest effect first; measures all, segments where the difference is more than negligible. */
  differences: Difference[];
  currency: string | null;
}

/**
 * Two groups of customers side by side, as they are now.
 * @throws ToolError `not_found` for an unknown archetype, `invalid_input` for an unknown axis or segment, or for one
 *   group named twice.
 */
export async function compareGroups(
  database: Pick<Database, "orm">,
  asked: { a: string; b: string },
): Promise<GroupComparison> {
  const run = await readCurrentRun(database);
  const [a, b] = [readGroup(run, asked.a, "a"), readGroup(run, asked.b, "b")];
  if (a.id === b.id) {
    const message = `is the same as a, ${a.id}. Name another archetype or axis:segment`;
    throw new ToolError("invalid_input", `b ${message}.`, { issues: [{ path: "b", message }] });
  }
  const [ofA, ofB] = await withSearchPlans(database, async (tx) => [
    await measureGroup(tx, run, { group: a, other: b }),
    await measureGroup(tx, run, { group: b, other: a }),
  ]);
  if (!ofA || !ofB) throw new Error("A group was not measured.");
  const definedBy = new Set([a.axis, b.axis]);
  const shares = run.axes
    // That customers of a segment are in it is no finding.
    .filter(({ axis }) => !definedBy.has(axis))
    .flatMap(({ axis, segments }) =>
      segments.map((segment) =>
        compareShare(`${axis}:${segment}`, ofA.segments[axis]?.[segment], ofB.segments[axis]?.[segment]),
      ),
    )
    .filter(({ size }) => size !== "negligible");
  const differences = [
    ...(Object.keys(measures) as Measure[]).map((name) => compareMeasure(name, ofA, ofB)),
    ...shares,
  ];
  return {
    a: { ...a, ...ofA },
    b: { ...b, ...ofB },
    differences: differences.toSorted((one, other) => Math.abs(other.effect ?? 0) - Math.abs(one.effect ?? 0)),
    currency: run.currency,
  };
}

function compareMeasure(measure: Measure, a: GroupFigures, b: GroupFigures): Difference {
  const [ofA, ofB] = [a.measures[measure], b.measures[measure]];
  const effect = cohensD(ofA, ofB);
  const typical = ({ scaledMean }: Spread) =>
    scaledMean !== null && measures[measure].skewed ? Math.expm1(scaledMean) : scaledMean;
  const size = effect === null ? null : nameEffect(effect);
  return { measure, kind: "measure", a: typical(ofA), b: typical(ofB), effect, size };
}

function compareShare(measure: string, a = 0, b = 0): Difference {
  const effect = cohensH(a, b);
  return { measure, kind: "segment", a, b, effect, size: nameEffect(effect) };
}
