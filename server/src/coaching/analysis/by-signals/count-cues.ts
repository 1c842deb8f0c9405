import type { Cues, Neighbour } from "../../rubrics/observation.ts";
import { showNumber, showShare, type Count } from "./finding.ts";
import { hasForm, isBy, isIn, spanAt, type Heard, type Hearing } from "./hearing.ts";

/** A turn shorter than this is no turn to have done something in. */
const turnWords = 5;
const occasionWords = 4;
const shownMisses = 3;

/**
 * Turns with at least one sentence that fits. A sentence said before in the same words does not count again,
 * and a turn counts once, so that neither boilerplate nor a row of key words lifts a level.
 */
export function countCues(observation: Cues, hearing: Hearing): Count {
  const said = new Set<string>();
  const turns = new Map<number, Heard>();
  for (const heard of hearing.heard) {
    if (!fits(observation, heard, hearing) || said.has(heard.match)) continue;
    said.add(heard.match);
    if (!turns.has(heard.stretch)) turns.set(heard.stretch, heard);
  }
  return {
    ...rate(observation, turns.size, hearing),
    hits: [...turns.values()].map(spanAt),
    misses: findMisses(observation, hearing, turns),
  };
}

function fits(observation: Cues, heard: Heard, hearing: Hearing): boolean {
  return (
    isBy(heard.side, observation.by) &&
    isIn(heard, observation.where) &&
    hasForm(heard, observation.as) &&
    heard.words >= (observation.min_words ?? 1) &&
    (!observation.say || hearing.says(observation.say, heard)) &&
    !(observation.without && hearing.says(observation.without, heard)) &&
    (!observation.after || hasNeighbour(observation.after, heard, hearing, -1)) &&
    (!observation.followed_by || hasNeighbour(observation.followed_by, heard, hearing, 1))
  );
}

function hasNeighbour(neighbour: Neighbour, heard: Heard, hearing: Hearing, step: 1 | -1): boolean {
  for (let distance = 1; distance <= neighbour.within; distance += 1) {
    const stretch = hearing.stretches[heard.stretch + step * distance];
    if (!stretch || !isBy(stretch.side, neighbour.by)) continue;
    for (let index = stretch.first; index <= stretch.last; index += 1) {
      const other = hearing.heard[index];
      if (!other || !hasForm(other, neighbour.as)) continue;
      if (!neighbour.say || hearing.says(neighbour.say, other)) return true;
    }
  }
  return false;
}

function rate(observation: Cues, count: number, hearing: Hearing): Pick<Count, "value" | "shown"> {
  if (observation.per === "share_of_turns") {
    const turns = hearing.stretches.filter(
      (stretch) => isBy(stretch.side, observation.by) && stretch.words >= turnWords,
    ).length;
    const value = turns === 0 ? 0 : count / turns;
    return { value, shown: `${showShare(value)}, ${count} of ${turns}` };
  }
  if (observation.per === "half_hour") {
    const value = (count / hearing.rateMinutes) * 30;
    return { value, shown: `${showNumber(value)}, ${count} in ${showNumber(hearing.minutes)} minutes` };
  }
  if (hearing.minutes <= 60) return { value: count };
  const value = (count / hearing.minutes) * 60;
  return { value, shown: `${showNumber(value)} an hour, ${count} in ${showNumber(hearing.minutes)} minutes` };
}

/** Occasions: what the other side said, and the next turn did not take up in the way that is counted. */
function findMisses(observation: Cues, hearing: Hearing, turns: Map<number, Heard>): Count["misses"] {
  const { missed } = observation;
  if (!missed) return [];
  const misses = new Map<number, Heard>();
  for (const heard of hearing.heard) {
    if (misses.size === shownMisses) break;
    if (!isBy(heard.side, missed.by) || heard.isQuestion || heard.words < occasionWords) continue;
    if (misses.has(heard.stretch) || turns.has(heard.stretch + 1)) continue;
    if (hearing.says(missed.say, heard)) misses.set(heard.stretch, heard);
  }
  return [...misses.values()].map(spanAt);
}
