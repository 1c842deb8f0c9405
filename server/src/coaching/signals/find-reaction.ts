import { awaitsAnswer, questionsIn } from "../transcripts/asks-question.ts";
import { contentWordsOf } from "../transcripts/content-words.ts";
import { spanOf } from "../transcripts/span-of.ts";
import { speechMs } from "../transcripts/speech-ms.ts";
import type { Stretch, Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { lastShown } from "./find-longest-run.ts";
import { overlapToleranceMs } from "./measure-flow.ts";
import { acknowledges, confirms, defends, empathizes, isReflection, restates } from "./reaction-cues.ts";
import type { ObjectionReaction } from "./signals.ts";

const openingSentences = 3;
const wordsBeforeExplaining = 40;
const runsToConfirmIn = 5;
const oneLineWords = 15;

/**
 * What the rep did with an objection, in `runs[reactionIndex]`, the first run of the selling side after it. Null when
 * there is none, or a colleague took it. The listening part (acknowledged, question first) is looked for in how that run
 * opens; the check whether it is settled also a few runs later, but not beyond the next objection.
 */
export function findReaction(
  { runs, call }: Timeline,
  reactionIndex: number,
  objection: Utterance[],
  nextObjectionRun: number,
): ObjectionReaction | null {
  const run = runs[reactionIndex];
  const before = runs[reactionIndex - 1];
  const first = run?.utterances[0];
  if (!run || !before || !first || run.side !== "rep") return null;
  const pauseMs = run.startMs - before.endMs;
  const spokenMs = speechMs(run.utterances);
  const opening = run.utterances.slice(0, openingSentences);
  return {
    span: spanOf(first, lastShown(run.utterances, openingSentences)),
    pauseSeconds: call.timingsApproximate ? null : pauseMs / 1000,
    interrupted: !call.timingsApproximate && pauseMs < -overlapToleranceMs,
    seconds: (run.endMs - run.startMs) / 1000,
    wordsPerMinute: spokenMs > 0 ? run.words / (spokenMs / 60_000) : 0,
    acknowledged: isAcknowledged(opening, objection),
    questionFollows: asksFirst(runs, reactionIndex, nextObjectionRun),
    confirmed: runs
      .slice(reactionIndex, Math.min(reactionIndex + runsToConfirmIn, Math.max(nextObjectionRun, reactionIndex + 1)))
      .some((later) => later.side === "rep" && later.utterances.some(({ plain }) => isConfirmation(plain))),
  };
}

/** Two of the customer's own content words in the first sentence, as a question or a short echo. */
function repeats(opening: Utterance[], objection: Utterance[]): boolean {
  const [first] = opening;
  if (!first || first.words > 20) return false;
  const theirs = contentWordsOf(objection.map((utterance) => utterance.plain).join(" "));
  return [...contentWordsOf(first.plain)].filter((word) => theirs.has(word)).length >= 2;
}

function isAcknowledged(opening: Utterance[], objection: Utterance[]): boolean {
  const defendsAt = opening.slice(0, 2).findIndex(({ plain }) => defends.test(plain));
  const heard = defendsAt < 0 ? opening : opening.slice(0, defendsAt);
  return (
    heard.some(
      ({ plain }) => acknowledges.test(plain) || restates.test(plain) || empathizes.test(plain) || isReflection(plain),
    ) || repeats(heard, objection)
  );
}

/** Looks through a customer's one line: what the rep says before it and after it is one reaction. */
function asksFirst(runs: Stretch[], from: number, nextObjectionRun: number): boolean {
  let words = 0;
  for (const [index, run] of runs.slice(from, Math.min(from + 3, nextObjectionRun + 1)).entries()) {
    if (run.side === "customer" && (index === 0 || run.words > oneLineWords)) return false;
    if (run.side === "customer") continue;
    if (run.side !== "rep") return false;
    for (const utterance of run.utterances) {
      if (words > wordsBeforeExplaining) return false;
      if (awaitsAnswer(utterance.plain) && !isConfirmation(utterance.plain)) return true;
      words += utterance.words;
    }
  }
  return false;
}

function isConfirmation(plain: string): boolean {
  return confirms.test(plain) && questionsIn(plain).length > 0;
}
