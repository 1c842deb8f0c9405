import { asksQuestion } from "../transcripts/asks-question.ts";
import { spanOf } from "../transcripts/span-of.ts";
import type { Stretch, Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { detectObjections } from "./detect-objections.ts";
import type { Before } from "./detect-objections.ts";
import type { NameHit } from "./find-competitor-names.ts";
import { findReaction } from "./find-reaction.ts";
import { asksOfToday, brushesOff, invitesResistance } from "./invites-resistance.ts";
import { mentionsPricing } from "./pricing-cues.ts";
import { acknowledges, defends, empathizes, isReflection, restates } from "./reaction-cues.ts";
import type { Objection, ObjectionType } from "./signals.ts";

interface Raised {
  type: ObjectionType;
  /** How surely the words say so: log odds, Infinity for plain speech. */
  weight: number;
  run: number;
  utterances: Utterance[];
}

const sentencesApart = 2;
const nothing: Before = { asked: "", ofPrice: false };
const pitchWords = 60;
/** In a speech as long as this everything is touched; only plain words count. */
const storyWords = 150;
const commits =
  /\b(?:sign(?:ed|ing)?|pilot|contract|get (?:going|started)|kick off|roll(?:ing)? (?:it )?out|go live|order form|commit\w*|paperwork|trial|start (?:in|on|next|with)|move forward)\b/;

/** What customers held against it, in order, each with the rep's reaction. */
export interface Raising {
  /** By their words. One a concern: neighbouring sentences of one type are one. */
  objections: Objection[];
  /** Less plain ones: resistance by the weight of the words, and what the rep says before or after agrees. */
  concerns: Objection[];
}

export function findObjections(timeline: Timeline, find: (text: string) => NameHit[]): Raising {
  const { runs } = timeline;
  const prior = timeline.call.callType === "negotiation" ? negotiating : 0;
  const raised = runs
    .flatMap((run, index) => (run.side === "customer" ? raisedIn(run, index, saidBefore(runs[index - 1]), find) : []))
    .flatMap((one) => {
      const standing = standingOf({ ...one, weight: one.weight + prior }, runs);
      return standing ? [{ ...one, standing }] : [];
    });
  const answeredAt = nextWhere(runs, (run) => run.side !== "customer");
  const withObjections = new Set(raised.map((objection) => objection.run));
  const raisedAgainAt = nextWhere(runs, (_, index) => withObjections.has(index));
  const found = raised.flatMap(({ type, standing, run, utterances }) => {
    const [first] = utterances;
    if (!first) return [];
    const reaction = findReaction(timeline, answeredAt[run] ?? Infinity, utterances, raisedAgainAt[run] ?? Infinity);
    return [{ standing, objection: { type, span: spanOf(first, utterances.at(-1)), reaction } }];
  });
  return {
    objections: found.flatMap(({ standing, objection }) => (standing === "objection" ? [objection] : [])),
    concerns: found.flatMap(({ standing, objection }) => (standing === "concern" ? [objection] : [])),
  };
}

/** Plain speech counts as it is; for the rest the rep's words before and after say how much is needed. */
function standingOf({ weight, run }: Raised, runs: Stretch[]): "objection" | "concern" | null {
  if (weight === Infinity) return "objection";
  const needed = neededWeight[surroundingsOf(runs[run - 1], runs[run + 1])];
  if (weight >= needed.objection) return "objection";
  return weight >= needed.concern ? "concern" : null;
}

/** Who negotiates holds back more often; in log odds. */
const negotiating = 0.6;

type Surroundings = "unanswered" | "invited" | "confirmed" | "silent" | "told";
/** Log odds. A customer who is asked how things are tells what hurts, and that resists nothing. */
const neededWeight: Record<Surroundings, { objection: number; concern: number }> = {
  unanswered: { objection: 1, concern: 0.6 },
  invited: { objection: 0.6, concern: -0.4 },
  confirmed: { objection: 1, concern: 0.3 },
  silent: { objection: 2.4, concern: 1.4 },
  told: { objection: Infinity, concern: Infinity },
};

function surroundingsOf(before: Stretch | undefined, after: Stretch | undefined): Surroundings {
  const asked = before?.side === "rep" ? before.utterances.slice(-2).filter(({ plain }) => asksQuestion(plain)) : [];
  const isTold = asked.some(({ plain }) => asksOfToday.test(plain) && !invitesResistance.test(plain));
  if (isTold) return "told";
  if (asked.some(({ plain }) => invitesResistance.test(plain))) return "invited";
  if (!after) return "unanswered";
  if (after.side === "customer") return "silent";
  const answers = after.utterances
    .slice(0, 2)
    .some(
      ({ plain }) =>
        acknowledges.test(plain) ||
        restates.test(plain) ||
        empathizes.test(plain) ||
        defends.test(plain) ||
        brushesOff.test(plain) ||
        isReflection(plain),
    );
  return answers ? "confirmed" : "silent";
}

/** For each run the index of the next one that fits, Infinity where there is none. */
function nextWhere(runs: Stretch[], fits: (run: Stretch, index: number) => boolean): number[] {
  const next: number[] = [];
  let nearest = Infinity;
  for (const [index, run] of [...runs.entries()].toReversed()) {
    next[index] = nearest;
    if (fits(run, index)) nearest = index;
  }
  return next;
}

function raisedIn(run: Stretch, runIndex: number, before: Before, find: (text: string) => NameHit[]): Raised[] {
  const raised: Raised[] = [];
  const lastAt = new Map<ObjectionType, { at: number; raised: Raised }>();
  const inStory = run.words > storyWords;
  for (const [at, utterance] of run.utterances.entries()) {
    const said = { ...(at < sentencesApart ? before : nothing), inStory };
    const { types, weighed } = detectObjections(utterance.text, said, find);
    const weight = weighed?.weight ?? Infinity;
    for (const type of weighed ? [weighed.type] : types) {
      const last = lastAt.get(type);
      if (last && at - last.at <= sentencesApart) {
        last.raised.utterances.push(utterance);
        last.raised.weight = Math.max(last.raised.weight, weight);
        last.at = at;
      } else {
        const objection = { type, weight, run: runIndex, utterances: [utterance] };
        raised.push(objection);
        lastAt.set(type, { at, raised: objection });
      }
    }
  }
  return raised;
}

function saidBefore(run: Stretch | undefined): Before {
  if (!run || run.side === "customer") return nothing;
  const asked = run.utterances.slice(-3).filter((utterance) => asksQuestion(utterance.plain));
  const ofPrice = run.utterances.slice(-6).some((utterance) => mentionsPricing(utterance.plain));
  const offers =
    ofPrice || run.words >= pitchWords || run.utterances.some((utterance) => commits.test(utterance.plain));
  return {
    asked: asked.map((utterance) => utterance.plain).join(" "),
    ofPrice,
    ofOffer: run.side === "rep" && asked.length === 0 && offers,
  };
}
