import type { CriterionJudgement } from "../analysis/judgement.ts";
import type { Dimension } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { ComparedCall, Difference } from "./comparison.ts";

const quotesEach = 2;

interface Judged extends ComparedCall {
  criterion: CriterionJudgement;
  level: number;
  score: number;
  weight: number;
}

/**
 * The criteria that were reached to different levels. Of several calls at the top the one with the higher score in
 * the dimension is the best; where that does not tell them apart either, nobody is, and the criterion is left out.
 */
export function findLevelDifferences(
  calls: readonly ComparedCall[],
  rubrics: Record<Dimension, LoadedRubric>,
  dimensions: readonly Dimension[],
): Difference[] {
  return dimensions.flatMap((dimension) =>
    rubrics[dimension].criteria.flatMap(({ id, name, weights }) => {
      const judged = calls
        .flatMap(({ call, analysis }): Judged[] => {
          const own = analysis.dimensions.find((each) => each.dimension === dimension);
          const criterion = own?.criteria.find((each) => each.id === id);
          if (!criterion || criterion.level === null) return [];
          const { level } = criterion;
          return [{ call, analysis, criterion, level, score: own?.score ?? 0, weight: weights[call.rep.role] }];
        })
        .toSorted((a, b) => b.level - a.level || b.score - a.score);
      const [best, second] = judged;
      const worst = judged.at(-1);
      if (!best || !second || !worst || best.level === worst.level) return [];
      if (best.level === second.level && best.score === second.score) return [];
      const [why, whyNot] = tellApart(best.criterion.reasoning, worst.criterion.reasoning);
      const weight = Math.max(best.weight, worst.weight);
      if (weight === 0) return [];
      return [
        {
          dimension,
          criterion: id,
          name,
          levels: Object.fromEntries(
            calls.map(({ call }) => [call.id, judged.find((each) => each.call.id === call.id)?.level ?? null]),
          ),
          values: {},
          bestCallId: best.call.id,
          worstCallId: worst.call.id,
          why: `Level ${best.level} against ${worst.level}. Best: ${why} Lowest: ${whyNot}`,
          evidence: [best, worst].flatMap(({ call, criterion }) =>
            criterion.evidence.slice(0, quotesEach).map(({ quote, speaker, startSeconds, endSeconds }) => ({
              callId: call.id,
              quote,
              speaker,
              startSeconds,
              endSeconds,
            })),
          ),
          rank: (best.level - worst.level) * weight,
        },
      ];
    }),
  );
}

const preamble = /^Counted, not judged\.\s*/;
const sentence = /.+?[.!?](?=\s|$)/gs;
const grade = /\s*\(level (\d)[^)]*\)/;

/**
 * Why the best is best and the lowest lowest. The signals analyser lists all that it counted, with a level each: of
 * that the one thing, counted on both, that tells the two most apart; without such a one what lifted the best most and
 * what held the lowest down most. The levels of single counts are left out: they read as arithmetic.
 */
export function tellApart(best: string, worst: string): [best: string, worst: string] {
  if (!preamble.test(best) || !preamble.test(worst)) return [best, worst];
  const [ofBest, ofWorst] = [countedIn(best), countedIn(worst)];
  const [highest] = ofBest.toSorted((a, b) => b.level - a.level);
  const [lowest] = ofWorst.toSorted((a, b) => a.level - b.level);
  if (!highest || !lowest) return [best, worst];
  const [most] = ofBest
    .flatMap((one, at) => {
      // The same number of counts stand in the same order, however each is worded.
      const other =
        ofBest.length === ofWorst.length ? ofWorst[at] : ofWorst.find(({ subject }) => subject === one.subject);
      return other && other.level < one.level ? [{ one, other, apart: one.level - other.level }] : [];
    })
    .toSorted((a, b) => b.apart - a.apart);
  return most ? [most.one.text, most.other.text] : [highest.text, lowest.text];
}

interface Counted {
  text: string;
  level: number;
  /** What was counted, whatever the number. */
  subject: string;
}

function countedIn(reasoning: string): Counted[] {
  return (reasoning.replace(preamble, "").match(sentence) ?? []).flatMap((finding) => {
    const level = grade.exec(finding)?.[1];
    if (level === undefined) return [];
    const text = finding.replace(grade, "").trim();
    const subject = text.replace(/\b(?:no|\d+(?:\.\d+)?)\b/gi, "#").replace(/(\w{3,})s\b/g, "$1");
    return [{ text, level: Number(level), subject }];
  });
}
