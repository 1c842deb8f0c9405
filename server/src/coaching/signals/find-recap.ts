import { spanOf } from "../transcripts/span-of.ts";
import type { Stretch } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { affirmsRecap, asksToConfirm, recaps } from "./recap-cues.ts";
import type { Signals } from "./signals.ts";

const shortestRecapWords = 12;
const sentencesToConfirmIn = 8;
const shownSentences = 3;

/**
 * Where the selling side said back what it had heard: the last recap a customer confirmed, else the last one.
 * Confirmed means that the next words of a customer agree. Announcing a recap and not giving one does not count.
 */
export function findRecap({ stretches }: Timeline): Signals["recap"] {
  let best: Signals["recap"] = null;
  for (const [index, stretch] of stretches.entries()) {
    if (stretch.side === "customer") continue;
    const at = stretch.utterances.findIndex((utterance) => recaps(utterance.plain));
    const first = stretch.utterances[at];
    if (!first) continue;
    const rest = stretch.utterances.slice(at);
    if (rest.reduce((words, utterance) => words + utterance.words, 0) < shortestRecapWords) continue;
    const reply = stretches[index + 1];
    const soonAnswered =
      rest.length <= sentencesToConfirmIn || rest.slice(-2).some(({ plain }) => asksToConfirm(plain));
    const confirmed = soonAnswered && reply?.side === "customer" && affirmsRecap(opensWith(reply));
    if (best?.confirmed && !confirmed) continue;
    best = {
      span: spanOf(
        first,
        rest.slice(0, shownSentences).findLast(({ turn }) => turn === first.turn),
      ),
      confirmed,
    };
  }
  return best;
}

function opensWith(reply: Stretch): string {
  return reply.utterances
    .slice(0, 2)
    .map(({ plain }) => plain)
    .join(" ");
}
