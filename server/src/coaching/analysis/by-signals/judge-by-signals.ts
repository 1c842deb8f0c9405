import type { Call } from "../../calls/call.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { Criterion, LoadedRubric } from "../../rubrics/rubric.ts";
import type { Signals } from "../../signals/signals.ts";
import type { CriterionJudgement, DimensionJudgement, Improvement, Level, Strength } from "../judgement.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { combineFindings } from "./combine-findings.ts";
import { exchangesOf } from "./exchanges.ts";
import { findActionItems } from "./find-action-items.ts";
import type { Finding } from "./finding.ts";
import { listenTo, type Hearing } from "./hearing.ts";
import { observe } from "./observe.ts";
import { wordAdvice } from "./word-advice.ts";

const mostStrengths = 3;
const mostImprovements = 3;

interface Judged {
  criterion: Criterion;
  findings: Finding[];
  judgement: CriterionJudgement;
}

/**
 * One dimension of one call from what can be counted: phrases, questions, turns and times, as the rubric's
 * `observe` says. Pure and deterministic: the same call, signals, rubric and notes give the same judgement, byte for
 * byte. Every quote is copied from the transcript. It understands nothing: a transcript cannot instruct it.
 */
export function judgeBySignals(input: {
  call: Call;
  signals: Signals;
  rubric: LoadedRubric;
  productNotes: readonly ProductNotes[];
}): DimensionJudgement {
  const { call, signals, rubric, productNotes } = input;
  const hearing = listenTo(call, signals, rubric, productNotes);
  const used = new Set<string>();
  const judged = rubric.criteria.map((criterion) => judgeCriterion(criterion, hearing, used));
  return {
    dimension: rubric.dimension,
    criteria: judged.map(({ judgement }) => judgement),
    strengths: strengthsOf(judged, hearing),
    improvements: improvementsOf(judged, hearing),
    actionItems: findActionItems(hearing, rubric),
    rejectedQuotes: 0,
  };
}

function judgeCriterion(criterion: Criterion, hearing: Hearing, used: Set<string>): Judged {
  const { id, name } = criterion;
  if (criterion.applies === "with_objections" && exchangesOf(hearing).length === 0) {
    const reasoning = "Not applicable. No objection was detected on this call.";
    return { criterion, findings: [], judgement: { id, name, level: null, reasoning, evidence: [] } };
  }
  const findings = criterion.observe.map((observation) => observe(observation, hearing));
  const { level, reasoning } = combineFindings(findings);
  const evidence = level === null ? [] : chooseEvidence(hearing.call, findings, level, used);
  return { criterion, findings, judgement: { id, name, level, reasoning, evidence } };
}

/** Levels 4 and 5 that can be shown, by what they weigh for the role. */
function strengthsOf(judged: Judged[], { call }: Hearing): Strength[] {
  const weight = ({ criterion }: Judged) => criterion.weights[call.rep.role];
  return judged
    .filter((one) => (one.judgement.level ?? 0) >= 4 && weight(one) > 0 && one.judgement.evidence.length > 0)
    .sort((a, b) => gain(b) - gain(a))
    .slice(0, mostStrengths)
    .map(({ criterion, findings, judgement }) => ({
      what: `${criterion.name}. ${best(findings)}`,
      criterion: criterion.id,
      evidence: judgement.evidence,
    }));

  function gain(one: Judged): number {
    return weight(one) * ((one.judgement.level ?? 1) - 1);
  }
}

/** Levels 1 to 3, the costliest for the role first. */
function improvementsOf(judged: Judged[], hearing: Hearing): Improvement[] {
  const cost = ({ criterion, judgement }: Judged) =>
    criterion.weights[hearing.call.rep.role] * (5 - (judgement.level ?? 5));
  return judged
    .filter((one) => one.judgement.level !== null && one.judgement.level <= 3 && cost(one) > 0)
    .sort((a, b) => cost(b) - cost(a))
    .slice(0, mostImprovements)
    .map(({ criterion, findings, judgement }) => ({
      criterion: criterion.id,
      what: whatToImprove(criterion, judgement.level, worst(findings)),
      why: criterion.why,
      sayInstead: wordAdvice(criterion, findings, hearing),
      evidence: judgement.evidence,
    }));
}

/** Only the lowest level was missed altogether; above it, saying so would contradict what was counted. */
function whatToImprove({ advice, anchors }: Criterion, level: Level | null, counted: string): string {
  if (level === 2 || level === 3) return `${counted} One level higher: ${anchors[level === 2 ? 3 : 4]}`;
  return `${advice.missed} ${counted}`;
}

/** The finding that lifted the level most, and of equals the one that can be shown. */
function best(findings: readonly Finding[]): string {
  return mostBy(
    findings,
    ({ level, hits, observation }) => (level ?? 0) * observation.weight + Number(hits.length > 0),
  );
}

/** What held the level down, else the finding that cost most. */
function worst(findings: readonly Finding[]): string {
  return mostBy(findings, ({ level, observation: { cap, weight } }) =>
    cap && level !== null && level <= cap.when_at_most ? 100 - cap.level : (5 - (level ?? 5)) * weight,
  );
}

function mostBy(findings: readonly Finding[], worth: (finding: Finding) => number): string {
  return findings.reduce((most, finding) => (worth(finding) > worth(most) ? finding : most)).sentence;
}
