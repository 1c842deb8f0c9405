import type { Objection, ObjectionReaction } from "../../signals/signals.ts";
import type { Heard, Hearing } from "./hearing.ts";

const stretchesFollowed = 7;
/** With fewer, one slip is a third of the score and more. */
const enoughToJudge = 3;
/** One that is not plain may be none, unless the call is there to negotiate. */
const leastConcerns = 2;

/** The objections of one customer turn with what followed: they share one answer. */
export interface Exchange {
  /** The sentence that raised it, and where that turn ends. */
  raised: Heard;
  /** What the signals say of the rep's reactions; empty where no turn of the rep followed. */
  reactions: ObjectionReaction[];
  /** The rep's first turn after it; empty when nobody of our side answered, null when a colleague did. */
  answer: Heard[] | null;
  /** Everything from that answer to the next objection, at most seven turns. */
  talk: Heard[];
}

const exchangesHeard = new WeakMap<Hearing, Exchange[]>();

/**
 * The objections that the signals list, in order and by customer turn; where they list too few to judge by, the
 * less plain concerns as well.
 */
export function exchangesOf(hearing: Hearing): Exchange[] {
  const known = exchangesHeard.get(hearing);
  if (known) return known;
  const byTurn = new Map<number, Pick<Exchange, "raised" | "reactions">>();
  const bySentence = new Map(hearing.heard.map((heard) => [`${heard.turn}.${heard.sentence}`, heard]));
  for (const { span, reaction } of raisedOn(hearing)) {
    const heard = bySentence.get(`${span.turn}.${span.firstSentence}`);
    if (!heard) continue;
    const entry = byTurn.get(heard.stretch) ?? { raised: heard, reactions: [] };
    if (reaction) entry.reactions.push(reaction);
    byTurn.set(heard.stretch, entry);
  }
  const turns = [...byTurn.entries()].sort(([a], [b]) => a - b);
  const exchanges = turns.map(([turn, entry], order) => {
    const end = Math.min(turns[order + 1]?.[0] ?? Infinity, turn + 1 + stretchesFollowed, hearing.stretches.length);
    return Object.assign(entry, answerIn(hearing, turn + 1, end));
  });
  exchangesHeard.set(hearing, exchanges);
  return exchanges;
}

function raisedOn({ call, signals: { objections, concerns } }: Hearing): Objection[] {
  const enough = call.callType === "negotiation" ? 1 : leastConcerns;
  if (objections.length === 0 && concerns.length < enough) return [];
  return objections.length < enoughToJudge ? [...objections, ...concerns] : objections;
}

function answerIn(hearing: Hearing, from: number, end: number): Pick<Exchange, "answer" | "talk"> {
  for (let index = from; index < end; index += 1) {
    const stretch = hearing.stretches[index];
    if (!stretch || stretch.side === "customer") continue;
    if (stretch.side === "colleague") return { answer: null, talk: [] };
    const last = hearing.stretches[end - 1]?.last ?? stretch.last;
    return {
      answer: hearing.heard.slice(stretch.first, stretch.last + 1),
      talk: hearing.heard.slice(stretch.first, last + 1),
    };
  }
  return { answer: [], talk: [] };
}

const answeringTurns = 6;

/** Turns in which an objection is answered. What is asked there is judged as handling the objection, and not a second time. */
export function turnsAnswering(hearing: Hearing): Set<number> {
  return new Set(
    exchangesOf(hearing).flatMap(({ talk }) => {
      const first = talk[0]?.stretch;
      return first === undefined
        ? []
        : talk.flatMap(({ stretch }) => (stretch < first + answeringTurns ? [stretch] : []));
    }),
  );
}
