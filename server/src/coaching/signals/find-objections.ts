import { asksQuestion } from "../transcripts/asks-question.ts";
import { spanOf } from "../transcripts/span-of.ts";
import type { Stretch, Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { detectObjections } from "./detect-objections.ts";
import type { Before } from "./detect-objections.ts";
import type { NameHit } from "./find-competitor-names.ts";
import { findReaction } from "./find-reaction.ts";
import { mentionsPricing } from "./pricing-cues.ts";
import type { Objection, ObjectionType } from "./signals.ts";

interface Raised {
  type: ObjectionType;
  run: number;
  utterances: Utterance[];
}

const sentencesApart = 2;
const nothing: Before = { asked: "", ofPrice: false };
const pitchWords = 60;
const commits =
  /\b(?:sign(?:ed|ing)?|pilot|contract|get (?:going|started)|kick off|roll(?:ing)? (?:it )?out|go live|order form|commit\w*|paperwork|trial|start (?:in|on|next|with)|move forward)\b/;

/** Objections raised by customers, in order, each with the rep's reaction. One a concern: neighbouring sentences of one type are one. */
export function findObjections(timeline: Timeline, find: (text: string) => NameHit[]): Objection[] {
  const raised = timeline.runs.flatMap((run, index) =>
    run.side === "customer" ? raisedIn(run, index, saidBefore(timeline.runs[index - 1]), find) : [],
  );
  const answeredAt = nextWhere(timeline.runs, (run) => run.side !== "customer");
  const withObjections = new Set(raised.map((objection) => objection.run));
  const raisedAgainAt = nextWhere(timeline.runs, (_, index) => withObjections.has(index));
  return raised.flatMap(({ type, run, utterances }) => {
    const [first] = utterances;
    if (!first) return [];
    const reaction = findReaction(timeline, answeredAt[run] ?? Infinity, utterances, raisedAgainAt[run] ?? Infinity);
    return [{ type, span: spanOf(first, utterances.at(-1)), reaction }];
  });
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
  for (const [at, utterance] of run.utterances.entries()) {
    for (const type of detectObjections(utterance.text, at < sentencesApart ? before : nothing, find)) {
      const last = lastAt.get(type);
      if (last && at - last.at <= sentencesApart) {
        last.raised.utterances.push(utterance);
        last.at = at;
      } else {
        const objection = { type, run: runIndex, utterances: [utterance] };
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
