import { spanOf } from "../transcripts/span-of.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { checksTime, setsAgenda } from "./agenda-cues.ts";
import type { Signals } from "./signals.ts";

const openingMs = 3 * 60_000;

/**
 * The agenda the selling side set in the 3 minutes after the first word, and whether it said or asked there how
 * much time there is. A time check alone is no agenda.
 */
export function findAgenda({ utterances, startMs }: Timeline): Signals["agenda"] {
  const opening = utterances.filter(
    (utterance) => utterance.side !== "customer" && utterance.startMs - startMs <= openingMs,
  );
  const agenda = opening.find((utterance) => setsAgenda(utterance.plain));
  if (!agenda) return null;
  return { span: spanOf(agenda), timeCheck: opening.some((utterance) => checksTime(utterance.plain)) };
}
