import type { Coverage } from "../../rubrics/observation.ts";
import type { Count } from "./finding.ts";
import { hasForm, isBy, isIn, spanAt, type Hearing } from "./hearing.ts";

const shownMisses = 2;
const occasionWords = 6;

/** How many of the topics came up, each shown by the first sentence that named it. */
export function countCoverage(observation: Coverage, hearing: Hearing): Count {
  const missing = new Set(observation.topics);
  const firsts = new Map<number, ReturnType<typeof spanAt>>();
  for (const heard of hearing.heard) {
    if (missing.size === 0) break;
    if (!isBy(heard.side, observation.by) || !isIn(heard, observation.where)) continue;
    if (!hasForm(heard, observation.as)) continue;
    for (const topic of missing) {
      if (!hearing.says([topic], heard)) continue;
      missing.delete(topic);
      firsts.set(heard.index, spanAt(heard));
    }
  }
  const value = observation.topics.length - missing.size;
  return {
    value,
    count: value,
    outOf: observation.topics.length,
    hits: [...firsts.values()],
    misses: missesOf(observation, hearing, value),
  };
}

/** Where the other side named one of the topics and nobody asked further. */
function missesOf(observation: Coverage, hearing: Hearing, value: number): Count["misses"] {
  if (!observation.missed || value === observation.topics.length) return [];
  const { by, say } = observation.missed;
  return hearing.heard
    .filter(
      (heard) => isBy(heard.side, by) && !heard.isQuestion && heard.words >= occasionWords && hearing.says(say, heard),
    )
    .filter((heard) => !followedByQuestion(hearing, heard.stretch))
    .slice(0, shownMisses)
    .map(spanAt);
}

function followedByQuestion(hearing: Hearing, stretch: number): boolean {
  const next = hearing.stretches[stretch + 1];
  return next !== undefined && hearing.heard.slice(next.first, next.last + 1).some((heard) => heard.isQuestion);
}
