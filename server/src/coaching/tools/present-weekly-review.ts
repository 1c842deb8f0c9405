import type { FoundRep } from "../reps/find-rep.ts";
import type { FoundReview } from "../reviews/find-review.ts";
import { renderNoCalls } from "../reviews/render/no-calls-markdown.ts";
import { type CallReference, lineOf, type RepReview, type ScoreLine, type TeamReview } from "../reviews/review.ts";
import type { Quote } from "../transcripts/span.ts";
import type { GetWeeklyReviewOutput } from "./get-weekly-review.ts";

/** A week under the names of the public surface: the team's, or with `only` that rep's, also when they had no calls. */
export function presentWeeklyReview(
  { review, stored, notice }: FoundReview,
  only: FoundRep | null,
): GetWeeklyReviewOutput {
  const { week, timezone, generatedAt, team, reps } = review;
  const of = { week, timezone, stored, generated_at: generatedAt.toISOString(), notice };
  if (!only) {
    return {
      ...of,
      reps: reps.map(({ report }) => presentRep(report)),
      team: presentTeam(team.report),
      markdown: team.markdown,
    };
  }
  const own = reps.find(({ report }) => only.emails.includes(report.rep.key));
  return {
    ...of,
    reps: own ? [presentRep(own.report)] : [],
    team: null,
    markdown: own?.markdown ?? renderNoCalls(only.name ?? only.email, review),
  };
}

function presentRep({ rep, calls, scores, focus, promised }: RepReview): GetWeeklyReviewOutput["reps"][number] {
  return {
    rep: { email: rep.email, name: rep.name, role: rep.role },
    calls: calls.length,
    scores: presentScores(scores),
    change: lineOf(scores, "overall").change,
    focus: focus.map(({ dimension, criterion, level, what, sayInstead, call, quote }) => ({
      dimension,
      criterion,
      level,
      what,
      say_instead: sayInstead,
      ...placeOf(call, quote),
    })),
    action_items: promised.map(({ what, owner, due }) => ({ what, owner, due })),
  };
}

function presentTeam(review: TeamReview): GetWeeklyReviewOutput["team"] {
  const { coverage, scores, worthHearing, objections, cost } = review;
  return {
    calls: review.calls.length,
    analyzed: coverage.analyzed,
    scores: presentScores(scores),
    change: lineOf(scores, "overall").change,
    worth_hearing: worthHearing.map(({ dimension, score, call, quote }) =>
      Object.assign(placeOf(call, quote), { dimension, score }),
    ),
    objections: objections.map(({ type, objections, calls }) => ({ type, objections, calls })),
    cost_usd: cost.usd,
  };
}

const presentScores = (scores: readonly ScoreLine[]): GetWeeklyReviewOutput["reps"][number]["scores"] => ({
  overall: lineOf(scores, "overall").score,
  discovery: lineOf(scores, "discovery").score,
  product_knowledge: lineOf(scores, "product_knowledge").score,
  objection_handling: lineOf(scores, "objection_handling").score,
  engagement: lineOf(scores, "engagement").score,
});

const placeOf = (call: CallReference, quote: Quote | null) => ({
  call_id: call.id,
  title: call.title,
  rep: call.rep,
  quote: quote?.quote ?? null,
  start_seconds: quote?.startSeconds ?? null,
});
