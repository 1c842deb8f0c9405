import type { TranscriptIndex } from "../../evidence/index-transcript.ts";
import type { LocatedQuote } from "../../evidence/locate-quote.ts";
import { verifyQuotes } from "../../evidence/verify-quotes.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import type { Quote } from "../../transcripts/span.ts";
import type { CriterionJudgement, DimensionJudgement, Level } from "../judgement.ts";
import type { Answer } from "./answer-schema.ts";
import { clock } from "./render-transcript.ts";

/** From this level on a criterion says that something was heard, and must show it. */
const mustShow = 3;

/**
 * Turns a model's answer into a judgement that stands on the transcript alone:
 * - A quote that was not said is rejected and counted.
 * - A level of 3 or more without one verified quote becomes null (not judged), and the reasoning says so; levels 1 and
 *   2 say that something was missing and stand without.
 * - A criterion answered twice counts as first answered, an unknown one is dropped, a missing one is null.
 * - With `merged`, the parts of a long call being put together: no place is quoted under two criteria, and a criterion
 *   left without a quote takes those that its parts had shown, two at most, from the highest level down.
 */
export function verifyAnswer(
  answer: Answer,
  rubric: LoadedRubric,
  index: TranscriptIndex,
  { merged }: { merged?: readonly DimensionJudgement[] } = {},
): DimensionJudgement {
  let rejectedQuotes = 0;
  const verify = (claimed: readonly string[]) => {
    const { evidence, rejected } = verifyQuotes(claimed, index);
    rejectedQuotes += rejected;
    return { evidence, rejected };
  };
  const answered = new Map(answer.criteria.toReversed().map((each) => [each.id, each]));
  const judged = rubric.criteria.map(({ id, name }): Judged => {
    const given = answered.get(id);
    if (!given) return { id, name, level: null, reasoning: "Not judged: the model gave no answer.", evidence: [] };
    const { evidence: own, rejected } = verify(given.quotes);
    const evidence = own.length > 0 || !merged ? own : verify(shownBefore(id, merged)).evidence;
    return { id, name, ...stand(given, evidence, rejected), evidence };
  });
  const criteria = (merged ? withoutRepeats(judged) : judged).map(
    ({ id, name, level, reasoning, evidence }): CriterionJudgement => ({
      id,
      name,
      level,
      reasoning,
      evidence: evidence.map(plain),
    }),
  );
  const byId = new Map(criteria.map((each) => [each.id, each]));
  return {
    dimension: rubric.dimension,
    criteria,
    strengths: criteria.flatMap(({ id, name, level, evidence }) =>
      level !== null && level >= mustShow && evidence.length > 0
        ? [{ criterion: id, what: `${name}. ${answered.get(id)?.reasoning ?? ""}`.trim(), evidence }]
        : [],
    ),
    improvements: answer.improvements.flatMap(({ id, what, why, say_instead: sayInstead }) => {
      const criterion = byId.get(id);
      return criterion ? [{ criterion: id, what, why, sayInstead, evidence: criterion.evidence }] : [];
    }),
    actionItems: answer.action_items.flatMap(({ what, owner, due, quote }) => {
      const evidence = verify([quote]).evidence.map(plain);
      // What somebody promised was said; without the words it may be made up.
      return evidence.length > 0 ? [{ what, owner: owner || null, due: due || null, evidence }] : [];
    }),
    rejectedQuotes,
  };
}

/** The quotes of a criterion in the parts, each with its time, as a model would claim them. */
function shownBefore(id: string, parts: readonly DimensionJudgement[]): string[] {
  return parts
    .flatMap(({ criteria }) => criteria.filter((each) => each.id === id))
    .toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0))
    .flatMap(({ evidence }) => evidence)
    .slice(0, 2)
    .map(({ quote, startSeconds }) => `[${clock(startSeconds)}] ${quote}`);
}

function stand(
  { level, reasoning }: Answer["criteria"][number],
  evidence: readonly LocatedQuote[],
  rejected: number,
): Pick<CriterionJudgement, "level" | "reasoning"> {
  const said =
    rejected === 0
      ? ""
      : ` (${count(rejected)} not in the transcript and ${rejected === 1 ? "was" : "were"} rejected.)`;
  if (level === "not_applicable") return { level: null, reasoning: reasoning + said };
  const number = Number(level) as Level;
  if (number < mustShow || evidence.length > 0) return { level: number, reasoning: reasoning + said };
  return {
    level: null,
    reasoning: `Not judged: level ${number} was given without a quote that was said. ${reasoning}${said}`,
  };
}

const count = (quotes: number) => (quotes === 1 ? "1 quote is" : `${quotes} quotes are`);

interface Judged extends Omit<CriterionJudgement, "evidence"> {
  evidence: LocatedQuote[];
}

/** Each place under one criterion only; criteria with the fewest quotes choose first. */
function withoutRepeats(judged: readonly Judged[]): Judged[] {
  const taken: LocatedQuote[] = [];
  const kept = new Map<Judged, LocatedQuote[]>();
  for (const each of judged.toSorted((a, b) => a.evidence.length - b.evidence.length)) {
    const free = each.evidence.filter((quote) => {
      if (taken.some((other) => quote.firstWord <= other.lastWord && other.firstWord <= quote.lastWord)) return false;
      taken.push(quote);
      return true;
    });
    kept.set(each, free);
  }
  return judged.map((each) => ({ ...each, evidence: kept.get(each) ?? [] }));
}

function plain({ quote, speaker, startSeconds, endSeconds }: LocatedQuote): Quote {
  return { quote, speaker, startSeconds, endSeconds };
}
