import type { Dimension, RepRole } from "../calls/call.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { ActionItem, DimensionJudgement, Improvement, Strength } from "./judgement.ts";

export interface Findings {
  strengths: (Strength & { dimension: Dimension })[];
  improvements: (Improvement & { dimension: Dimension })[];
  actionItems: ActionItem[];
}

/** More than this a person does not take from one review. */
const shown = 5;
const strongFrom = 4;

/**
 * The best strengths and the most useful improvements of a whole call, best first: strengths by level, improvements
 * by how much score is to be gained (distance to level 5 times the role's weight). What can be shown stands before
 * what cannot; one of each a criterion. Level 3 is praised, twice at most, only where nothing was better.
 */
export function rankFindings(
  judgements: readonly DimensionJudgement[],
  rubrics: Record<Dimension, LoadedRubric>,
  role: RepRole,
): Findings {
  const strengths = judgements.flatMap(({ dimension, criteria, strengths }) =>
    strengths.flatMap((each) => {
      const { level, weight } = standing(each.criterion, criteria, rubrics[dimension], role);
      return level === null || level < 3 ? [] : [{ ...each, dimension, rank: level * 10 + weight }];
    }),
  );
  const strong = strengths.filter(({ rank }) => rank >= strongFrom * 10);
  const improvements = judgements.flatMap(({ dimension, criteria, improvements }) =>
    improvements.map((each) => {
      const { level, weight } = standing(each.criterion, criteria, rubrics[dimension], role);
      return { ...each, dimension, rank: level === null ? 0 : (5 - level) * weight };
    }),
  );
  return {
    strengths: strong.length > 0 ? best(strong) : best(strengths).slice(0, 2),
    improvements: best(improvements),
    actionItems: distinct(judgements.flatMap((each) => each.actionItems)),
  };
}

function standing(id: string, criteria: DimensionJudgement["criteria"], rubric: LoadedRubric, role: RepRole) {
  return {
    level: criteria.find((each) => each.id === id)?.level ?? null,
    weight: rubric.criteria.find((each) => each.id === id)?.weights[role] ?? 0,
  };
}

interface Ranked {
  criterion: string;
  what: string;
  evidence: readonly unknown[];
  rank: number;
}

function best<Each extends Ranked>(findings: readonly Each[]): Omit<Each, "rank">[] {
  const seen = new Set<string>();
  return findings
    .toSorted((a, b) => Number(b.evidence.length > 0) - Number(a.evidence.length > 0) || b.rank - a.rank)
    .filter(({ criterion, what }) => {
      const known = seen.has(criterion) || seen.has(plain(what));
      seen.add(criterion).add(plain(what));
      return !known;
    })
    .slice(0, shown)
    .map(({ rank: _rank, ...each }) => each);
}

function distinct(items: readonly ActionItem[]): ActionItem[] {
  const byWords = new Map(items.toReversed().map((item) => [plain(item.what), item]));
  return [...byWords.values()].toReversed();
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
