import { type Dimension, dimensions } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { chooseFocus } from "./choose-focus.ts";
import { countObjections } from "./count-objections.ts";
import { countTurnedAway } from "./explain-unscored.ts";
import { measureScores } from "./measure-scores.ts";
import { readCost } from "./read-cost.ts";
import type { WeekMaterial } from "./read-material.ts";
import { referTo } from "./refer-to.ts";
import { reviewCall } from "./review-call.ts";
import { type Coverage, lineOf, type RepReview, type TeamReview, type WorthHearing } from "./review.ts";

/** A change of the mean score that is told as one, in points. */
const movedFrom = 5;
/** Below this a call is the week's best of a bad lot, not one to learn from. */
const worthHearingFrom = 60;

/** The week for leadership: what changed, who needs what, what to listen to. */
export async function buildTeamReview(
  material: WeekMaterial,
  repReviews: readonly RepReview[],
  { database, rubrics, settings }: Pick<CoachingDeps, "database" | "rubrics" | "settings">,
): Promise<TeamReview> {
  const { week, weeks, calls, history, findings, unscored } = material;
  const [turnedAway, cost] = await Promise.all([
    countTurnedAway(database, week),
    readCost(
      database,
      calls.map(({ id }) => id),
    ),
  ]);
  const worthHearing = dimensions.flatMap((dimension) => chooseBest(dimension, material));
  return {
    week: week.week,
    timezone: settings.timezone,
    scores: measureScores(history, history, weeks),
    calls: calls.map((call) => reviewCall(call, unscored)),
    reps: repReviews.map(({ rep, calls: own, scores, focus }) => ({
      rep,
      calls: own.length,
      scores,
      focus: focus[0] ?? null,
    })),
    movers: chooseMovers(repReviews),
    worthHearing,
    instructive: chooseInstructive(material, worthHearing, rubrics),
    objections: countObjections(calls, findings),
    coverage: measureCoverage(material, turnedAway),
    analyzers: {
      signals: calls.filter(({ analyzer }) => analyzer === "signals").length,
      model: calls.filter(({ analyzer }) => analyzer === "model").length,
    },
    models: [...new Set(findings.sessions.flatMap(({ model }) => model ?? []))].toSorted(),
    cost,
  };
}

function chooseMovers(reviews: readonly RepReview[]): TeamReview["movers"] {
  return reviews
    .flatMap(({ rep, scores }) => {
      const { score, before, change, calls } = lineOf(scores, "overall");
      if (score === null || before === null || change === null || Math.abs(change) < movedFrom) return [];
      return [{ rep, score, before, change, calls }];
    })
    .toSorted((a, b) => b.change - a.change);
}

function chooseBest(dimension: Dimension, { calls, findings }: WeekMaterial): WorthHearing[] {
  const best = calls
    .toReversed()
    .filter(({ isPrivate }) => !isPrivate)
    .reduce<(typeof calls)[number] | null>(
      (best, call) => ((call.scores[dimension] ?? -1) > (best?.scores[dimension] ?? -1) ? call : best),
      null,
    );
  const score = best?.scores[dimension] ?? null;
  if (!best || score === null || score < worthHearingFrom) return [];
  const heard = findings.criteria
    .filter((each) => each.callId === best.id && each.dimension === dimension && each.evidence.length > 0)
    .map(({ level, evidence }) => ({ level, evidence, own: evidence.find(({ speaker }) => speaker === best.rep.name) }))
    // Of equal levels one that the rep's own words show: who listens wants to hear what was done.
    .toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0) || Number(Boolean(b.own)) - Number(Boolean(a.own)))[0];
  return [{ dimension, score, call: referTo(best), quote: heard?.own ?? heard?.evidence[0] ?? null }];
}

/** The lowest call of several, where it is not one of those to learn from in another way. */
function chooseInstructive(
  { calls, findings }: WeekMaterial,
  best: readonly WorthHearing[],
  rubrics: CoachingDeps["rubrics"],
): TeamReview["instructive"] {
  const scored = calls.filter(({ isPrivate, scores }) => !isPrivate && scores.overall !== null);
  const lowest = scored.toSorted((a, b) => (a.scores.overall ?? 0) - (b.scores.overall ?? 0))[0];
  const score = lowest?.scores.overall ?? null;
  if (!lowest || score === null || scored.length < 2 || best.some(({ call }) => call.id === lowest.id)) return null;
  const [focus] = chooseFocus([lowest], findings, rubrics);
  return focus ? { ...focus, score } : null;
}

function measureCoverage({ calls, unscored }: WeekMaterial, turnedAway: Coverage["missing"]): Coverage {
  const counts = new Map<string, number>();
  // A reason that names its call is told once for all calls it is true of.
  for (const [id, reason] of unscored) {
    const plain = reason.replaceAll(id, "").replaceAll(/\s+/g, " ").trim();
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  const stored = [...counts].map(([reason, calls]) => ({ reason, calls }));
  const recorded = calls.length + turnedAway.reduce((sum, each) => sum + each.calls, 0);
  return { recorded, analyzed: calls.length - unscored.size, missing: [...stored, ...turnedAway] };
}
