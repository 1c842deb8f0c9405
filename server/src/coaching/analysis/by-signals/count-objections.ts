import type { ObjectionReplies, ObjectionTiming } from "../../rubrics/observation.ts";
import type { ObjectionReaction } from "../../signals/signals.ts";
import { exchangesOf, type Exchange } from "./exchanges.ts";
import type { Count } from "./finding.ts";
import { timeReaction } from "./time-reaction.ts";
import { hasForm, spanAt, type Heard, type Hearing } from "./hearing.ts";

const openingSentences = 2;
/** What may be said of an answer before the rep counts as explaining. */
const earlyWords = 40;
const approximate = "Pauses were not counted, because the times in this recording are approximate.";
const noRepAnswer = "The rep answered none of the objections.";

/** Of the objections that the rep (and no colleague) had to answer, the share for which it holds. */
export function countObjectionReplies(observation: ObjectionReplies, hearing: Hearing): Count {
  if (observation.flag === "interrupted" && hearing.signals.timingsApproximate) {
    return { value: null, unheard: approximate, hits: [], misses: [] };
  }
  const exchanges = exchangesOf(hearing).filter((exchange) => exchange.answer !== null);
  const hits: Count["hits"] = [];
  const misses: Count["misses"] = [];
  let held = 0;
  for (const exchange of exchanges) {
    const shown = findIn(observation, exchange, hearing);
    const flagged =
      observation.flag !== undefined &&
      !isTooLong(observation, exchange) &&
      exchange.reactions.some((reaction) => flag(reaction, observation.flag));
    const heard = shown !== undefined || flagged;
    const first = exchange.answer?.[0];
    const answered = first !== undefined;
    if (answered && heard !== observation.not) {
      held += 1;
      hits.push(spanAt(shown ?? first));
    } else {
      misses.push(spanAt(exchange.raised));
      if (first) misses.push(spanAt(observation.not ? (shown ?? first) : first));
    }
  }
  if (exchanges.length === 0) return { value: null, unheard: noRepAnswer, hits, misses };
  return { value: held / exchanges.length, count: held, outOf: exchanges.length, unit: "share", hits, misses };
}

/** The median over the objections the rep reacted to. */
export function countObjectionTiming(observation: ObjectionTiming, hearing: Hearing): Count {
  const values: number[] = [];
  const misses: Count["misses"] = [];
  for (const exchange of exchangesOf(hearing)) {
    const value = timeReaction(observation.of, exchange, hearing);
    const first = exchange.answer?.[0];
    if (!first || value === null) continue;
    values.push(value);
    misses.push(spanAt(first));
  }
  const middle = values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) {
    return { value: null, unheard: hearing.signals.timingsApproximate ? approximate : noRepAnswer, hits: [], misses };
  }
  return { value: middle, outOf: values.length, hits: [], misses };
}

function findIn(observation: ObjectionReplies, exchange: Exchange, hearing: Hearing): Heard | undefined {
  const { part, by, say, without, as } = observation;
  if (!say && as === "any" && !observation.takes_up) return undefined;
  if (isTooLong(observation, exchange)) return undefined;
  const theirs = observation.takes_up ? hearing.contentWords(exchange.raised) : new Set<string>();
  const takesUp = (heard: Heard) => [...hearing.contentWords(heard)].some((word) => theirs.has(word));
  const answer = exchange.answer ?? [];
  const regions = {
    opening: () => answer.slice(0, openingSentences),
    early: () => earlyIn(exchange.talk),
    answer: () => answer,
    exchange: () => exchange.talk,
  };
  const region = regions[part]();
  // Who contradicts first does not take up afterwards.
  const contradicted =
    observation.takes_up && without
      ? region.findIndex((heard) => heard.side === by && hearing.says(without, heard))
      : -1;
  return region
    .slice(0, contradicted < 0 ? region.length : contradicted)
    .find(
      (heard) =>
        heard.side === by &&
        hasForm(heard, as) &&
        ((!say && !observation.takes_up) || (say && hearing.says(say, heard)) || takesUp(heard)) &&
        !(without && hearing.says(without, heard)),
    );
}

/** What the rep says after the objection until forty words of statements are said, over however many turns. */
function earlyIn(talk: readonly Heard[]): Heard[] {
  let explained = 0;
  return talk.filter((heard) => {
    const isEarly = heard.side === "rep" && explained <= earlyWords;
    if (heard.side === "rep" && !heard.isQuestion) explained += heard.words;
    return isEarly;
  });
}

function isTooLong({ longest_answer_words: longest }: ObjectionReplies, { answer }: Exchange): boolean {
  return longest !== undefined && wordsIn(answer ?? []) > longest;
}

function wordsIn(sentences: readonly Heard[]): number {
  return sentences.reduce((sum, heard) => sum + heard.words, 0);
}

function flag(reaction: ObjectionReaction, name: ObjectionReplies["flag"]): boolean {
  if (name === "acknowledged") return reaction.acknowledged;
  if (name === "question_follows") return reaction.questionFollows;
  return name === "confirmed" ? reaction.confirmed : reaction.interrupted;
}
