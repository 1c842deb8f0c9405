import { type Axis, axes } from "../axes.ts";
import { sayBeforeNoun, sayInClause } from "./phrases.ts";
import { distanceOnAxis } from "./signature-distance.ts";
import type { TellingSegment } from "./telling-segments.ts";

const nounAxis: Axis = "purchase_frequency";
const beforeNoun: Axis[] = ["customer_maturity", "purchase_value"];
/** What the beginning of every name, and an id, is made of. */
export const namedAxes: readonly Axis[] = [...beforeNoun, nounAxis];
/** A first clause is worth its words from here on. */
const worthSaying = 0.5;
/** Said of everybody who bought once, so that it tells nobody apart. */
const emptyOfOneTimers: ReadonlySet<Axis> = new Set(["purchase_cadence", "repurchase_behavior"]);

/** How firmly somebody is in a segment, where that is what tells two archetypes apart: weak, moderate, strong. */
const hedges = [
  { before: "borderline ", clause: "more or less " },
  { before: "roughly ", clause: "on the whole " },
  { before: "", clause: "" },
];

/** What an archetype is made of, the most telling first. */
interface Made {
  signature: string;
  segments: readonly TellingSegment[];
}

interface Draft extends Made {
  /** Axes of clauses, as they were added. */
  clauses: Axis[];
  /** Axes of which is said how firmly. */
  hedged: Axis[];
}

/**
 * A name for each archetype in plain words, no two alike: maturity, value and frequency, then what sets it apart most.
 * Those that would be called the same are told apart by the axis on which they differ most: by their segments or, where
 * these are the same, by how firmly they are in them. `short` is the beginning, and not unique.
 * @param archetypes no two of one signature.
 */
export function nameArchetypes(
  archetypes: readonly Made[],
  segmentDistances: number[][][],
): { name: string; short: string }[] {
  const drafts = archetypes.map(({ signature, segments }): Draft => {
    const isOnce = segments.some(({ name }) => name === "one_time_buyer");
    const first = segments.find(({ axis }) => !namedAxes.includes(axis) && !(isOnce && emptyOfOneTimers.has(axis)));
    return {
      signature,
      segments,
      clauses: first !== undefined && first.telling >= worthSaying ? [first.axis] : [],
      hedged: [],
    };
  });
  for (;;) {
    const groups = groupByName(drafts).filter((group) => group.length > 1);
    const told = groups.map((group) => tellApart(group, segmentDistances));
    if (!told.includes(true)) break;
  }
  return drafts.map((draft) => ({ name: say(draft), short: sayBriefly({ ...draft, hedged: [] }) }));
}

/** Lets drafts of one name say one axis more. @returns false where nothing is left to say. */
function tellApart(group: readonly Draft[], segmentDistances: number[][][]): boolean {
  const differences = axes.map((axis, place) => {
    const [first] = group;
    if (first === undefined || first.hedged.includes(axis)) return 0;
    const said = group.map(({ signature }) => signature.slice(place * 2, place * 2 + 2));
    if (new Set(said).size === 1) return 0;
    const pairs = group.flatMap((one, at) => group.slice(at + 1).map((other) => [one.signature, other.signature]));
    const sum = pairs.reduce((sum, [a = "", b = ""]) => sum + distanceOnAxis(a, b, place, segmentDistances), 0);
    return sum / pairs.length + Number.EPSILON;
  });
  const most = Math.max(...differences);
  const axis = axes[differences.indexOf(most)];
  if (axis === undefined || most === 0) return false;
  const place = axes.indexOf(axis);
  const areOfOneSegment = new Set(group.map(({ signature }) => signature[place * 2])).size === 1;
  for (const draft of group) {
    if (!namedAxes.includes(axis) && !draft.clauses.includes(axis)) draft.clauses.push(axis);
    else if (!draft.hedged.includes(axis)) draft.hedged.push(axis);
    if (areOfOneSegment && !draft.hedged.includes(axis)) draft.hedged.push(axis);
  }
  return true;
}

function groupByName(drafts: readonly Draft[]): Draft[][] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) groups.set(say(draft), [...(groups.get(say(draft)) ?? []), draft]);
  return [...groups.values()];
}

function say(draft: Draft): string {
  const of = { maturity: nameOn(draft, "customer_maturity"), frequency: nameOn(draft, nounAxis) };
  const clauses = draft.clauses.map((axis) => `${hedgeOn(draft, axis).clause}${sayInClause(nameOn(draft, axis), of)}`);
  const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" }).format(clauses);
  const name = clauses.length === 0 ? sayBriefly(draft) : `${sayBriefly(draft)} who ${list}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sayBriefly(draft: Draft): string {
  return namedAxes
    .map((axis) => {
      const name = nameOn(draft, axis);
      const words = name === "" ? "" : `${hedgeOn(draft, axis).before}${sayBeforeNoun(name)}`;
      return words === "" && axis === nounAxis ? "buyers" : words;
    })
    .filter((words) => words !== "")
    .join(" ");
}

const nameOn = ({ segments }: Made, wanted: Axis) => segments.find(({ axis }) => axis === wanted)?.name ?? "";

function hedgeOn({ signature, hedged }: Draft, axis: Axis) {
  const strength = Number(signature[axes.indexOf(axis) * 2 + 1]);
  return (hedged.includes(axis) ? hedges[strength] : undefined) ?? { before: "", clause: "" };
}
