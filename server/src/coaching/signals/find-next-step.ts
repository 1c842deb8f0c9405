import type { Call } from "../calls/call.ts";
import { spanOf } from "../transcripts/span-of.ts";
import type { Utterance } from "../transcripts/stretch.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import { aboutMeeting, agrees, invites, parting, proposesTime, takesTime } from "./commitment-cues.ts";
import { findCommitment } from "./find-commitment.ts";
import { findDateSaid } from "./find-date-said.ts";
import type { NextStep } from "./signals.ts";

const closingPart = 2 / 3;
const sentencesBefore = 8;
const bareDateWords = 7;
const sentencesAfter = 3;

/**
 * The last firm commitment to do something after the call; one with a date goes before one without. The date is
 * looked for in the sentence, else where a time was put or taken around it. Without a date only the last third of
 * the call counts: what is promised early is mostly shown later on the same call. Null when nobody committed.
 */
export function findNextStep(timeline: Timeline): NextStep | null {
  const { utterances, startMs, endMs } = timeline;
  const closingMs = startMs + (endMs - startMs) * closingPart;
  const others = lastOfOtherSide(timeline);
  let best: NextStep | null = null;
  const owned: NextStep[] = [];
  let bestMs = startMs;
  for (const [index, utterance] of utterances.entries()) {
    const commitment = findCommitment(utterance, nextSpeakersWords(utterances, index));
    const accepted = commitment ?? acceptedTime(utterances, index);
    if (!accepted) continue;
    const date = dateAround(utterances, index);
    if (date === null && (utterance.startMs < closingMs || best?.date)) continue;
    const owner =
      ownerName(timeline.call, accepted.owner, utterance, others[index]) ??
      (date === null ? null : whoInvites(timeline.call, utterances, index));
    const farewell = bestMs >= closingMs && parting.test(utterance.plain);
    // "See you Friday." seals the meeting somebody undertook to set up for Friday, whatever was promised since.
    const sealed =
      date !== null && parting.test(utterance.plain) ? owned.findLast((step) => isSameDay(step.date, date)) : undefined;
    if (sealed) {
      best = sealed;
      bestMs = utterance.startMs;
      continue;
    }
    // A farewell, or the same date again, takes nothing from a step that somebody owns.
    if (best?.date && best.owner !== null && owner === null && (farewell || best.date === date)) continue;
    best = { span: spanOf(utterance), date, owner };
    if (owner !== null && date !== null && aboutMeeting.test(utterance.plain)) owned.push(best);
    bestMs = utterance.startMs;
  }
  return best;
}

/** Whoever says nearby that they send the invitation, or put it into the calendar, owns the meeting. */
function whoInvites(call: Call, utterances: Utterance[], index: number): string | null {
  const near = utterances.slice(Math.max(0, index - sentencesAfter), index + 1 + sentencesBefore);
  const inviting = near.find(({ plain }) => invites.test(plain));
  return inviting ? (call.speakers.find(({ id }) => id === inviting.speakerId)?.name ?? null) : null;
}

/** Whether an earlier date names the day of a farewell: "Friday at ten" and "Friday". */
function isSameDay(date: string | null, said: string): boolean {
  return date !== null && date.toLowerCase().startsWith(said.toLowerCase());
}

/** "Does Tuesday at ten work?" and the other side's "Tuesday works": a commitment nobody owns yet. */
function acceptedTime(utterances: Utterance[], index: number): { owner: null } | null {
  const utterance = utterances[index];
  if (!utterance) return null;
  const reply = nextSpeakersWords(utterances, index);
  const asked =
    utterance.plain.endsWith("?") ||
    (isSeller(utterance) && reply?.side === "customer" && proposesTime.test(utterance.plain));
  if (asked && proposesTime.test(utterance.plain)) {
    if (!reply || !(agrees.test(reply.plain) || takesTime.test(reply.plain) || repeatsDay(utterance, reply)))
      return null;
  } else if (asked || utterance.words > 12 || !takesTime.test(utterance.plain)) {
    return null;
  }
  return findDateSaid(utterance.text) === null ? null : { owner: null };
}

/** "Thursday the seventeenth at two?" and "Thursday then". */
function repeatsDay(asked: Utterance, reply: Utterance): boolean {
  const [day, again] = [findDateSaid(asked.text), findDateSaid(reply.text)];
  return (
    day !== null && again !== null && again.split(/[ ,]/)[0]?.toLowerCase() === day.split(/[ ,]/)[0]?.toLowerCase()
  );
}

/** The next thing another person says within a few sentences. */
function nextSpeakersWords(utterances: Utterance[], index: number): Utterance | null {
  const speakerId = utterances[index]?.speakerId;
  return (
    utterances.slice(index + 1, index + 1 + sentencesAfter).find((utterance) => utterance.speakerId !== speakerId) ??
    null
  );
}

function dateAround(utterances: Utterance[], index: number): string | null {
  const here = utterances[index];
  if (!here) return null;
  // "Obi has it by the thirtieth, and I'll set up Friday at ten": the date of the promise, not of what stands before it.
  const promise = here.text.split(/\b(?:and|so|then),? (?=(?:i|we)(?:['’]ll| will)\b)/i).at(-1) ?? here.text;
  const said = findDateSaid(promise) ?? findDateSaid(here.text);
  if (said !== null || !aboutMeeting.test(here.plain)) return said;
  const after = utterances.slice(index + 1, index + 1 + sentencesAfter);
  const before = utterances.slice(Math.max(0, index - sentencesBefore), index).toReversed();
  for (const near of [...before.slice(0, 1), ...after, ...before.slice(1)]) {
    const date = findDateSaid(near.text);
    if (date === null) continue;
    const bare = near.words <= bareDateWords && !/\b(?:will|i|send)\b/.test(near.plain);
    if (bare || proposesTime.test(near.plain) || takesTime.test(near.plain)) return date;
  }
  return null;
}

function isSeller(utterance: Utterance): boolean {
  return utterance.side !== "customer";
}

/** For each sentence the person of the other side of the table who spoke last before it, else first after it. */
function lastOfOtherSide({ utterances }: Timeline): (string | null)[] {
  const last = {
    seller: utterances.find(isSeller)?.speakerId ?? null,
    customer: utterances.find((utterance) => !isSeller(utterance))?.speakerId ?? null,
  };
  return utterances.map((utterance) => {
    if (isSeller(utterance)) {
      last.seller = utterance.speakerId;
      return last.customer;
    }
    last.customer = utterance.speakerId;
    return last.seller;
  });
}

function ownerName(
  call: Call,
  owner: "speaker" | "addressee" | null | { name: string },
  utterance: Utterance,
  other: string | null | undefined,
): string | null {
  if (owner === null) return null;
  const nameOf = (id: string) => call.speakers.find((speaker) => speaker.id === id)?.name ?? id;
  if (owner === "speaker") return nameOf(utterance.speakerId);
  if (owner === "addressee") return other ? nameOf(other) : null;
  const first = owner.name.toLowerCase();
  return call.speakers.find((speaker) => speaker.name.toLowerCase().split(/\s+/)[0] === first)?.name ?? owner.name;
}
