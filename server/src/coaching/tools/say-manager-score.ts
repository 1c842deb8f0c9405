import type { RecordManagerScoreOutput } from "./record-manager-score.ts";

/** What was kept, and how it compares. */
export function sayManagerScore({ saved, agreement }: RecordManagerScoreOutput): string {
  const { title, dimension, score, replaced, call_id: id } = saved;
  const { ours, our_level: ourLevel, their_level: theirLevel, within_one_level: within, kappa, pairs } = agreement;
  const name = dimension.replaceAll("_", " ");
  const kept = `${replaced ? "Replaced your earlier score" : "Saved"}: ${score} of 100 for ${name} on ${title}.`;
  if (ours === null) {
    return agreement.rubric_version === null
      ? `${kept}\nThe call has no score of ours in this dimension yet, so there is nothing to compare with. Run analyze_call on ${id}, then score it again.`
      : `${kept}\nWe gave no score: nothing of ${name} applies to this call.`;
  }
  const levels = `we gave ${ours} (level ${ourLevel}), you gave ${score} (level ${theirLevel}): ${within ? "within one level" : "more than one level apart"}`;
  const running =
    pairs === 1
      ? "This is the first pair of this rubric version; kappa says little before there are 30."
      : `Over ${pairs} pairs of this rubric version kappa is ${kappa?.toFixed(2)}.`;
  return `${kept}\nAgreement: ${levels}. ${running}`;
}
