import { extendStretch, stretchOf } from "./stretch.ts";
import type { Stretch, Utterance } from "./stretch.ts";

/** A silence this long ends what somebody was saying: a break is not a monologue. */
export const longSilenceMs = 30_000;

/** Neighbouring sentences of one speaker as one stretch, wherever the recorder cut the turns. */
export function mergeTurns(utterances: Utterance[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const utterance of utterances) {
    const last = stretches.at(-1);
    if (last?.speakerId === utterance.speakerId && goesOn(last, utterance, stretches.at(-2))) {
      extendStretch(last, [utterance]);
    } else {
      stretches.push(stretchOf(utterance));
    }
  }
  return stretches;
}

/** Not after a long silence, nor when another went on speaking: "okay" said into their words is not the start of an answer. */
function goesOn(last: Stretch, utterance: Utterance, other: Stretch | undefined): boolean {
  if (utterance.startMs - last.endMs > longSilenceMs) return false;
  return !other || other.endMs <= last.endMs || utterance.startMs < other.endMs;
}
