import { awaitsAnswer } from "./asks-question.ts";
import { isAcknowledgement, isShort } from "./back-channel.ts";
import { longSilenceMs } from "./merge-turns.ts";
import { extendStretch } from "./stretch.ts";
import type { Stretch } from "./stretch.ts";

const backChannelsInARow = 3;

/**
 * Runs of speech: stretches with the back-channels of others left out and what they split joined again.
 * A back-channel is at most 5 words that ask nothing and answer nothing, said while another holds the floor:
 * inside their time, or between two of their stretches. A bare "mm-hm" never counts as taking the floor.
 */
export function mergeRuns(stretches: Stretch[]): Stretch[] {
  const runs: Stretch[] = [];
  let index = 0;
  while (index < stretches.length) {
    const first = stretches[index];
    if (!first) break;
    const run = { ...first, utterances: [...first.utterances] };
    index += 1;
    for (let next = nextInRun(stretches, index, run); next; next = nextInRun(stretches, index, run)) {
      if (next.resumes) extendStretch(run, next.resumes.utterances);
      index = next.index;
    }
    runs.push(run);
  }
  return runs;
}

/** What follows a run without ending it: the index to go on from, and the stretch that goes on with the run, if any. */
function nextInRun(stretches: Stretch[], index: number, run: Stretch): { index: number; resumes?: Stretch } | null {
  const next = stretches[index];
  if (!next) return null;
  if (goesOn(run, next)) return { index: index + 1, resumes: next };
  if (next.speakerId === run.speakerId || !isShort(next)) return null;
  if (next.startMs >= run.startMs && next.endMs < run.endMs) return { index: index + 1 };
  const lastSaid = run.utterances.at(-1);
  if (lastSaid && awaitsAnswer(lastSaid.plain)) return null;
  for (let ahead = index + 1; ahead <= index + backChannelsInARow; ahead += 1) {
    const candidate = stretches[ahead];
    if (!candidate) break;
    if (goesOn(run, candidate) && (isAcknowledgement(next) || run.words + candidate.words > next.words * 2)) {
      return { index: ahead + 1, resumes: candidate };
    }
    if (!isShort(candidate)) break;
  }
  return isAcknowledgement(next) ? { index: index + 1 } : null;
}

function goesOn(run: Stretch, next: Stretch): boolean {
  return next.speakerId === run.speakerId && next.startMs - run.endMs <= longSilenceMs;
}
