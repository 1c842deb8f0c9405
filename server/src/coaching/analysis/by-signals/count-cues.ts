import type { Cues, Neighbour } from "../../rubrics/observation.ts";
import { turnsAnswering } from "./exchanges.ts";
import type { Count } from "./finding.ts";
import { hasForm, isBy, isIn, spanAt, type Heard, type Hearing } from "./hearing.ts";

/** A turn shorter than this is no turn to have done something in. */
const turnWords = 5;
const occasionWords = 4;
const shortTurnWords = 45;
const shownMisses = 3;
const leastAsking = 2;

/**
 * Turns with at least one sentence that fits. A sentence said before in the same words does not count again,
 * and a turn counts once, so that neither boilerplate nor a row of key words lifts a level.
 */
export function countCues(observation: Cues, hearing: Hearing): Count {
  const said = new Set<string>();
  const elsewhere = observation.outside_objections ? turnsAnswering(hearing) : new Set<number>();
  const turns = new Map<number, Heard>();
  for (const heard of hearing.heard) {
    if (elsewhere.has(heard.stretch) || !fits(observation, heard, hearing) || said.has(heard.match)) continue;
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
    (!observation.takes_up || takesUpTurnBefore(heard, hearing)) &&
    (!observation.after || hasNeighbour(observation.after, heard, hearing, -1)) &&
    (!observation.followed_by || hasNeighbour(observation.followed_by, heard, hearing, 1))
  );
}

/** A long turn touches every word sooner or later and so takes up nothing. */
function takesUpTurnBefore(heard: Heard, hearing: Hearing): boolean {
  const turn = hearing.stretches[heard.stretch];
  const before = hearing.stretches[heard.stretch - 1];
  if (!turn || !before || before.side === turn.side || turn.words > shortTurnWords) return false;
  const theirs = new Set<string>();
  for (const one of hearing.heard.slice(before.first, before.last + 1))
    for (const word of hearing.contentWords(one)) theirs.add(word);
  return hearing.heard
    .slice(turn.first, turn.last + 1)
    .some((one) => [...hearing.contentWords(one)].some((word) => theirs.has(word)));
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

function rate(observation: Cues, count: number, hearing: Hearing): Omit<Count, "hits" | "misses"> {
  const { minutes } = hearing;
  if (observation.per === "share_of_turns") {
    const turns = hearing.stretches.filter(
      (stretch) => isBy(stretch.side, observation.by) && stretch.words >= turnWords,
    ).length;
    return { value: turns === 0 ? 0 : count / turns, count, outOf: turns, unit: "share" };
  }
  if (observation.per === "share_of_questions") {
    const asking = turnsAsking(observation, hearing);
    if (asking < leastAsking)
      return { value: null, unheard: "Too few questions were asked to say what share of them it was." };
    return { value: count / asking, count, outOf: asking, unit: "share" };
  }
  if (observation.per === "half_hour") {
    return { value: (count / hearing.rateMinutes) * 30, count, minutes, unit: "per half hour" };
  }
  if (minutes <= 60) return observation.where === "anywhere" ? { value: count, minutes } : { value: count };
  return { value: (count / minutes) * 60, count, minutes, unit: "an hour" };
}

function turnsAsking(observation: Cues, hearing: Hearing): number {
  const asking = hearing.heard.filter((heard) => isBy(heard.side, observation.by) && heard.isQuestion);
  return new Set(asking.map((heard) => heard.stretch)).size;
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
    if (missed.without && hearing.says(missed.without, heard)) continue;
    if (hearing.says(missed.say, heard)) misses.set(heard.stretch, heard);
  }
  return [...misses.values()].map(spanAt);
}
