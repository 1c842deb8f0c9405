import type { GetScoreAgreementOutput } from "./get-score-agreement.ts";

/** Agreement in words and numbers, and what to listen to. */
export function sayScoreAgreement(result: GetScoreAgreementOutput): string {
  const { pairs, kappa, within_one_level: within, mean_difference: difference, notice } = result;
  if (pairs === 0) return notice ?? "Nobody has scored an analyzed call yet.";
  const versions = result.by_rubric_version.map(
    (each) =>
      `- ${each.dimension.replaceAll("_", " ")}, ${each.rubric_version} (${each.analyzer}): kappa ${show(each.kappa)}, ${percent(each.within_one_level)} within one level, ${count(each.pairs)}`,
  );
  const apart = result.disagreements.map(
    ({ title, dimension, ours, theirs, comment, call_id: id }) =>
      `- ${title} (${id}), ${dimension.replaceAll("_", " ")}: we ${ours}, they ${theirs}${comment === null ? "" : `. “${comment}”`}`,
  );
  return [
    `Agreement over ${count(pairs)}: kappa ${show(kappa)} (1 is perfect, 0 is chance), ${percent(within)} within one level. ${sayDifference(difference)}`,
    notice && `Note: ${notice}`,
    `By rubric version\n${versions.join("\n")}`,
    apart.length > 0 && `Furthest apart\n${apart.join("\n")}`,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

function sayDifference(points: number | null): string {
  if (points === null || points === 0) return "On average we score the same.";
  return `On average we score ${Math.abs(points)} points ${points > 0 ? "higher" : "lower"} than people do.`;
}

const count = (pairs: number) => `${pairs} ${pairs === 1 ? "pair" : "pairs"}`;
const show = (kappa: number | null) => (kappa === null ? "not known" : kappa.toFixed(2));
const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)} %`);
