import type { ObjectionReaction } from "../../signals/signals.ts";
import { isBy, type Heard, type Hearing } from "./hearing.ts";

const stretchesFollowed = 7;
/** A concern is a statement with something in it, or a question such as "why would we pay for that?". */
const concernWords = 4;

/** The objections of one customer turn with what followed: they share one answer. */
export interface Exchange {
  /** The sentence that raised it, and where that turn ends. */
  raised: Heard;
  /** What the signals say of the rep's reaction; null for a concern only the rubric's phrases found. */
  reactions: ObjectionReaction[];
  /** The rep's first turn after it; empty when nobody of our side answered, null when a colleague did. */
  answer: Heard[] | null;
  /** Everything from that answer to the next objection, at most seven turns. */
  talk: Heard[];
}

const exchangesHeard = new WeakMap<Hearing, Exchange[]>();

/** Objections in order, by customer turn: those of the signals, and those that the rubric's `raised` phrases find. */
export function exchangesOf(hearing: Hearing): Exchange[] {
  const known = exchangesHeard.get(hearing);
  if (known) return known;
  const byTurn = new Map<number, Pick<Exchange, "raised" | "reactions">>();
  const bySentence = new Map(hearing.heard.map((heard) => [`${heard.turn}.${heard.sentence}`, heard]));
  for (const { span, reaction } of hearing.signals.objections) {
    const heard = bySentence.get(`${span.turn}.${span.firstSentence}`);
    if (!heard) continue;
    const entry = byTurn.get(heard.stretch) ?? { raised: heard, reactions: [] };
    if (reaction) entry.reactions.push(reaction);
    byTurn.set(heard.stretch, entry);
  }
  // Where nobody is marked as a customer, everybody but the rep is taken for one: phrases alone are then too weak a sign.
  const customersAreKnown = hearing.call.speakers.some((speaker) => speaker.affiliation === "external");
  for (const heard of customersAreKnown ? hearing.heard : []) {
    if (!byTurn.has(heard.stretch) && raisesConcern(heard, hearing)) {
      byTurn.set(heard.stretch, { raised: heard, reactions: [] });
    }
  }
  const turns = [...byTurn.entries()].sort(([a], [b]) => a - b);
  const exchanges = turns.map(([turn, entry], order) => {
    const end = Math.min(turns[order + 1]?.[0] ?? Infinity, turn + 1 + stretchesFollowed, hearing.stretches.length);
    return Object.assign(entry, answerIn(hearing, turn + 1, end));
  });
  exchangesHeard.set(hearing, exchanges);
  return exchanges;
}

function raisesConcern(heard: Heard, hearing: Hearing): boolean {
  const { raised } = hearing;
  if (!raised || heard.side !== "customer" || heard.words < concernWords) return false;
  if (raised.without && hearing.says(raised.without, heard)) return false;
  if (hearing.says(raised.say, heard)) return true;
  return raised.unasked !== undefined && hearing.says(raised.unasked, heard) && !wasAsked(hearing, heard);
}

/** Whether our side's turn before ended with a question: what answers a question was not held against anything. */
function wasAsked(hearing: Hearing, heard: Heard): boolean {
  const before = hearing.stretches[heard.stretch - 1];
  if (!before || !isBy(before.side, "us")) return false;
  return hearing.heard[before.last]?.isQuestion ?? false;
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
