import type { ObjectionTiming } from "../../rubrics/observation.ts";
import type { Exchange } from "./exchanges.ts";
import type { Heard, Hearing } from "./hearing.ts";

/** One number of the rep's reaction: the signals' where they have it, else from the times of the two turns. Null when it cannot be known. */
export function timeReaction(of: ObjectionTiming["of"], exchange: Exchange, hearing: Hearing): number | null {
  const { signals } = hearing;
  const reaction = exchange.reactions[0] ?? reactionFromTimes(exchange, hearing);
  if (!reaction) return null;
  if (of === "pause_seconds") return signals.timingsApproximate ? null : reaction.pauseSeconds;
  if (of === "longest_seconds") return Math.max(reaction.seconds, longestSeconds(exchange, hearing));
  if (of === "answer_seconds") return reaction.seconds;
  return signals.wordsPerMinute > 0 ? reaction.wordsPerMinute / signals.wordsPerMinute : null;
}

function longestSeconds({ talk }: Exchange, hearing: Hearing): number {
  const turns = new Map<number, Heard[]>();
  for (const heard of talk) {
    if (heard.side === "rep") turns.set(heard.stretch, [...(turns.get(heard.stretch) ?? []), heard]);
  }
  const seconds = [...turns.values()].map((turn) => {
    const [first, last] = [turn[0], turn.at(-1)];
    return first && last ? (timesOf(hearing, last).endMs - timesOf(hearing, first).startMs) / 1000 : 0;
  });
  return Math.max(0, ...seconds);
}

function reactionFromTimes(exchange: Exchange, hearing: Hearing) {
  const first = exchange.answer?.[0];
  const last = exchange.answer?.at(-1);
  const turn = hearing.stretches[exchange.raised.stretch];
  const before = hearing.heard[turn?.last ?? -1];
  if (!first || !last || !before) return null;
  const seconds = (timesOf(hearing, last).endMs - timesOf(hearing, first).startMs) / 1000;
  const words = (exchange.answer ?? []).reduce((sum, heard) => sum + heard.words, 0);
  return {
    pauseSeconds: (timesOf(hearing, first).startMs - timesOf(hearing, before).endMs) / 1000,
    seconds,
    wordsPerMinute: seconds > 0 ? words / (seconds / 60) : 0,
  };
}

function timesOf({ call }: Hearing, heard: Heard): { startMs: number; endMs: number } {
  return call.turns[heard.turn]?.sentences[heard.sentence] ?? { startMs: 0, endMs: 0 };
}
