import type { Coverage } from "../../rubrics/observation.ts";
import type { Count } from "./finding.ts";
import { hasForm, isBy, isIn, spanAt, type Hearing } from "./hearing.ts";

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
  return { value, shown: `${value} of ${observation.topics.length}`, hits: [...firsts.values()], misses: [] };
}
