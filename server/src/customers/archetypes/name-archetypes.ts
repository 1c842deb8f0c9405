import type { Axis } from "../axes.ts";
import { phrases } from "./phrases.ts";
import type { TellingSegment } from "./telling-segments.ts";

const nounAxis: Axis = "purchase_frequency";
const beforeNoun: Axis[] = ["customer_maturity", "purchase_value"];
/** What the beginning of every name, and an id, is made of. */
export const namedAxes: readonly Axis[] = [...beforeNoun, nounAxis];
/** A first clause is worth its words from here on. */
const worthSaying = 0.5;

/**
 * A name for each archetype in plain words, no two alike: maturity, value and frequency, then what sets it apart most,
 * then what sets it apart from those that would be called the same. `short` is the beginning, and not unique.
 * @param archetypes what each is made of, the most telling first.
 */
export function nameArchetypes(archetypes: readonly TellingSegment[][]): { name: string; short: string }[] {
  const drafts = archetypes.map((segments) => {
    const clauses = segments.filter(({ axis }) => axis !== nounAxis && !beforeNoun.includes(axis));
    return { segments, clauses, said: clauses.slice(0, 1).filter(({ telling }) => telling >= worthSaying) };
  });
  for (let round = 0; round < 8; round++) {
    for (const group of groupByName()) {
      for (const draft of group) {
        const more = draft.clauses.find(
          (clause) =>
            !draft.said.includes(clause) &&
            group.some(({ segments }) => segments.every(({ name }) => name !== clause.name)),
        );
        if (more) draft.said.push(more);
      }
    }
  }
  const used = new Map<string, number>();
  return drafts.map((draft) => {
    const name = say(draft);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, short: sayBriefly(draft.segments) };
  });

  function groupByName() {
    const groups = new Map<string, typeof drafts>();
    for (const draft of drafts) groups.set(say(draft), [...(groups.get(say(draft)) ?? []), draft]);
    return [...groups.values()].filter((group) => group.length > 1);
  }
}

function say({ segments, said }: { segments: readonly TellingSegment[]; said: readonly TellingSegment[] }): string {
  const clauses = said.map(({ name }) => inWords(name));
  const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" }).format(clauses);
  const name = clauses.length === 0 ? sayBriefly(segments) : `${sayBriefly(segments)} who ${list}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sayBriefly(segments: readonly TellingSegment[]): string {
  const of = (axis: Axis) => {
    const segment = segments.find((candidate) => candidate.axis === axis);
    return segment === undefined ? undefined : inWords(segment.name);
  };
  return [...beforeNoun.map(of), of(nounAxis) ?? "buyers"].filter((word) => word !== undefined).join(" ");
}

function inWords(name: string): string {
  return phrases[name] ?? name.replaceAll("_", " ");
}
