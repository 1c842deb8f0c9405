import { z } from "zod";
import { CallRefusal } from "./call-refusal.ts";
import type { Affiliation, Speaker, Turn } from "./call.ts";
import { isObject, type RawCall } from "./collect-raw-calls.ts";
import { RawParty } from "./raw-call.ts";

/**
 * Who speaks on a call, in order of their first word, then those who are only listed, by id. Names come from
 * `parties`, then from a `speakers` map; with neither, the turns alone say who there is.
 * @throws CallRefusal when a list of people exists and a turn is spoken by somebody who is not in it.
 */
export function listSpeakers(raw: RawCall, turns: Turn[]): Speaker[] {
  const parties = [...readParties(raw.details?.["parties"]), ...readMap(raw.details?.["speakers"])].concat(
    readMap(raw.transcript?.["speakers"]),
  );
  const known = new Map<string, Speaker>();
  for (const party of parties) {
    if (party.speakerId !== null && !known.has(party.speakerId)) known.set(party.speakerId, toSpeaker(party));
  }
  const speaking = new Set(turns.map((turn) => turn.speakerId));
  const unknown = [...speaking].filter((id) => !known.has(id));
  if (parties.length > 0 && unknown.length > 0) {
    throw new CallRefusal(`has turns of unknown speakers, who are not among its parties: ${listed(unknown)}`);
  }
  const silent = [...known.values()].filter(({ id }) => !speaking.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...[...speaking].map((id) => known.get(id) ?? nameless(id)), ...silent];
}

function readParties(value: unknown): RawParty[] {
  const parsed = z.array(RawParty).safeParse(value ?? []);
  if (!parsed.success) throw new CallRefusal("has parties that are not a list of people");
  return parsed.data;
}

/** `{id: name}`, `{id: {name, email, …}}` or a list of `{id, name, …}`; a number is only a count of speakers. */
function readMap(value: unknown): RawParty[] {
  if (value === undefined || value === null || typeof value === "number") return [];
  if (Array.isArray(value)) {
    return readParties(value.map((item) => (isObject(item) ? { speakerId: item["id"], ...item } : item)));
  }
  if (!isObject(value)) throw new CallRefusal("has speakers that are neither a map nor a list");
  return readParties(
    Object.entries(value).map(([speakerId, person]) =>
      Object.assign({}, isObject(person) ? person : { name: person }, { speakerId }),
    ),
  );
}

function toSpeaker(party: RawParty): Speaker {
  const id = party.speakerId ?? "";
  return {
    id,
    name: party.name ?? nameless(id).name,
    email: party.emailAddress ?? party.email,
    title: party.title,
    affiliation: toAffiliation(party.affiliation),
    userId: party.userId,
  };
}

function nameless(id: string): Speaker {
  return { id, name: `Speaker ${id}`, email: null, title: null, affiliation: "unknown", userId: null };
}

function toAffiliation(text: string | null): Affiliation {
  const lower = text?.toLowerCase();
  return lower === "internal" || lower === "external" ? lower : "unknown";
}

function listed(ids: string[]): string {
  const shown = ids.slice(0, 5).join(", ");
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
