import type { Objection } from "../../signals/signals.ts";
import type { Heard, Hearing } from "./hearing.ts";

const stretchesFollowed = 7;

/** Objections of one customer turn with what followed: they share one answer. */
export interface Exchange {
  objections: Objection[];
  raised: Heard;
  /** The rep's first turn after it; empty when nobody of our side answered, null when a colleague did. */
  answer: Heard[] | null;
  /** Everything from that answer to the next objection, at most seven turns. */
  talk: Heard[];
}

/** The objections of a call by customer turn, in order, each with its answer. */
export function exchangesOf(hearing: Hearing): Exchange[] {
  const bySentence = new Map(hearing.heard.map((heard) => [`${heard.turn}.${heard.sentence}`, heard]));
  const raised = new Map<number, { objections: Objection[]; raised: Heard; last: Heard }>();
  for (const objection of hearing.signals.objections) {
    const first = bySentence.get(`${objection.span.turn}.${objection.span.firstSentence}`);
    const last = bySentence.get(`${objection.span.turn}.${objection.span.lastSentence}`);
    if (!first || !last) continue;
    const known = raised.get(first.stretch);
    if (known) known.objections.push(objection);
    else raised.set(first.stretch, { objections: [objection], raised: first, last });
  }
  const turns = [...raised.keys()].sort((a, b) => a - b);
  return turns.flatMap((turn, order) => {
    const group = raised.get(turn);
    if (!group) return [];
    const end = Math.min(turns[order + 1] ?? Infinity, turn + 1 + stretchesFollowed, hearing.stretches.length);
    return [{ objections: group.objections, raised: group.raised, ...answerIn(hearing, turn + 1, end) }];
  });
}

function answerIn(hearing: Hearing, from: number, end: number): Pick<Exchange, "answer" | "talk"> {
  // The next objection may come in the very next customer turn; the answer before it still counts.
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
