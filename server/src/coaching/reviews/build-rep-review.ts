import type { CoachingDeps } from "../deps.ts";
import { chooseFocus } from "./choose-focus.ts";
import { choosePraise } from "./choose-praise.ts";
import { findColleagueCall } from "./find-colleague-call.ts";
import { measureScores } from "./measure-scores.ts";
import type { WeekMaterial } from "./read-material.ts";
import { referTo } from "./refer-to.ts";
import { reviewCall } from "./review-call.ts";
import type { Promised, RepReview, ReviewedRep } from "./review.ts";

/** One rep's week: their calls only, beside the team's averages. */
export async function buildRepReview(
  rep: ReviewedRep,
  { week, weeks, calls, history, findings, unscored }: WeekMaterial,
  { database, rubrics, settings }: Pick<CoachingDeps, "database" | "rubrics" | "settings">,
): Promise<RepReview> {
  const own = calls.filter((each) => each.rep.key === rep.key);
  const ownHistory = history.filter((each) => each.rep.key === rep.key);
  const focus = chooseFocus(own, findings, rubrics);
  const promised = own.flatMap((call) =>
    findings.dimensions
      .filter(({ callId }) => callId === call.id)
      .flatMap(({ actionItems }) => actionItems)
      .map(({ what, owner, due, evidence }): Promised => ({
        what,
        owner,
        due,
        call: referTo(call),
        quote: evidence[0] ?? null,
      })),
  );
  return {
    week: week.week,
    timezone: settings.timezone,
    rep,
    scores: measureScores(ownHistory, history, weeks),
    calls: own.map((call) => reviewCall(call, unscored)),
    wentWell: choosePraise(own, findings, rubrics),
    focus,
    listenTo: await findColleagueCall(database, rep, focus, weeks),
    promised: distinct(promised),
  };
}

function distinct(items: readonly Promised[]): Promised[] {
  return items.filter((item, index) => index === items.findIndex((other) => plain(other) === plain(item)));
}

const plain = ({ what, call }: Promised) =>
  `${call.id} ${what
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}`;
