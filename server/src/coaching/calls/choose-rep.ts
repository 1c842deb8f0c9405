import { CallRefusal } from "./call-refusal.ts";
import type { Rep, RepChoice, Speaker, Turn } from "./call.ts";
import { inferRepRole } from "./infer-rep-role.ts";

/**
 * Who is coached, always somebody who speaks: the one `wanted` names (by name, e-mail address or speaker id,
 * case ignored), else Gong's primary user, else the first internal person with a seat, else the first
 * internal one, else whoever talks most.
 * @throws CallRefusal naming who speaks when nobody, or more than one, is called `wanted`.
 */
export function chooseRep(speakers: Speaker[], turns: Turn[], primaryUserId: string | null, wanted?: string): Rep {
  const talkMs = new Map<string, number>();
  for (const { speakerId, sentences } of turns) {
    const ms = sentences.reduce((total, sentence) => total + sentence.endMs - sentence.startMs, 0);
    talkMs.set(speakerId, (talkMs.get(speakerId) ?? 0) + ms);
  }
  const speaking = speakers.filter(({ id }) => talkMs.has(id));
  if (wanted !== undefined) return toRep(findNamed(speaking, wanted), "named");
  const primary = speaking.find(({ userId }) => userId !== null && userId === primaryUserId);
  if (primary) return toRep(primary, "primary_user");
  const internal = speaking.filter(({ affiliation }) => affiliation === "internal");
  const first = internal.find(({ userId }) => userId !== null) ?? internal[0];
  if (first) return toRep(first, "first_internal");
  const [most] = speaking.toSorted((a, b) => (talkMs.get(b.id) ?? 0) - (talkMs.get(a.id) ?? 0));
  if (!most) throw new CallRefusal("has nobody who speaks");
  return toRep(most, "most_talking");
}

function findNamed(speaking: Speaker[], wanted: string): Speaker {
  const key = fold(wanted);
  const matches = speaking.filter(({ id, name, email }) => [id, name, email ?? ""].some((text) => fold(text) === key));
  const [match] = matches;
  if (match && matches.length === 1) return match;
  const problem = `has ${match ? "more than one speaker" : "nobody who speaks and is"} called "${wanted}"`;
  const names = speaking.map(({ id, name }) => (fold(name) === fold(`Speaker ${id}`) ? name : `${name} (id ${id})`));
  throw new CallRefusal(`${problem}; there are ${names.join(", ")}`);
}

const fold = (text: string) => text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

function toRep(speaker: Speaker, chosenBy: RepChoice): Rep {
  const { id: speakerId, name, email, title } = speaker;
  return { speakerId, name, email, role: inferRepRole(title), chosenBy };
}
