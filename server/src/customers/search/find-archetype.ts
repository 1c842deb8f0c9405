import { ToolError } from "../../core/errors.ts";
import type { CurrentRun } from "./current-run.ts";
import { nearest } from "./nearest.ts";

type Archetype = CurrentRun["archetypes"][number];

/**
 * The archetype of the current run with this id, else with this name in any case.
 * @throws ToolError `not_found` with the nearest ones, or saying how to find archetypes when there are none.
 */
export function findArchetype({ archetypes }: Pick<CurrentRun, "archetypes">, asked: string): Archetype {
  const found = matchArchetype(archetypes, asked);
  if (found) return found;
  throw new ToolError(
    "not_found",
    archetypes.length === 0
      ? `There are no archetypes yet. ${howToDiscover}`
      : `No archetype has the id or name “${asked.slice(0, 100)}”. The nearest: ${nearArchetypes(archetypes, asked)}.`,
  );
}

export const howToDiscover = "Run `npx rapport discover` to find segments and archetypes.";

export function matchArchetype(archetypes: readonly Archetype[], asked: string): Archetype | undefined {
  const wanted = asked.trim().toLowerCase();
  return (
    archetypes.find(({ id }) => id === asked.trim()) ?? archetypes.find(({ name }) => name.toLowerCase() === wanted)
  );
}

/** `id (name)` of the three that are nearest by either. */
function nearArchetypes(archetypes: readonly Archetype[], asked: string): string {
  const words = archetypes.flatMap(({ id, name }) => [id, name]);
  const near = nearest(asked, words, words.length).map((word) =>
    archetypes.find(({ id, name }) => id === word || name === word),
  );
  return [...new Set(near)]
    .slice(0, 3)
    .flatMap((one) => (one ? [`${one.id} (${one.name})`] : []))
    .join(", ");
}
