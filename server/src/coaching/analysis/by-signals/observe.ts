import type { Observation } from "../../rubrics/observation.ts";
import { countCapabilities } from "./count-capabilities.ts";
import { countCoverage } from "./count-coverage.ts";
import { countCues } from "./count-cues.ts";
import { countMeasure } from "./count-measure.ts";
import { countObjectionReplies, countObjectionTiming } from "./count-objections.ts";
import { countPlanFacts } from "./count-plan-facts.ts";
import { describe, levelOn, scaleFor, type Count, type Finding } from "./finding.ts";
import type { Hearing } from "./hearing.ts";

/** Counts one observation and reads its level from its scale. */
export function observe(observation: Observation, hearing: Hearing): Finding {
  const count = countOf(observation, hearing);
  const scale = scaleFor(observation, hearing.call.callType, hearing.call.rep.role);
  const level = count.value === null ? null : levelOn(scale, count.value);
  return { ...count, observation, level, ...describe(observation, count, scale, level) };
}

function countOf(observation: Observation, hearing: Hearing): Count {
  switch (observation.kind) {
    case "cues":
      return countCues(observation, hearing);
    case "coverage":
      return countCoverage(observation, hearing);
    case "measure":
      return countMeasure(observation, hearing);
    case "objection_replies":
      return countObjectionReplies(observation, hearing);
    case "objection_timing":
      return countObjectionTiming(observation, hearing);
    case "capabilities":
      return countCapabilities(observation, hearing);
    default:
      return countPlanFacts(observation, hearing);
  }
}
