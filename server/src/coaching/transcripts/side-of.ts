import type { Affiliation, Call, Side } from "../calls/call.ts";

/**
 * On which side of the table a speaker sits. The rep is the rep; others of the selling company are
 * colleagues; external people are customers. People nobody marked are customers when the call has no
 * external person (so on a call without any marks everybody but the rep is one), and colleagues otherwise,
 * because a stray dial-in must not raise objections in a customer's name.
 */
export function sideOf(call: Pick<Call, "rep" | "speakers">, speakerId: string): Side {
  return sidesOf(call)(speakerId);
}

/** `sideOf` for many speakers of one call: the speaker list is read once. */
export function sidesOf(call: Pick<Call, "rep" | "speakers">): (speakerId: string) => Side {
  const affiliations = new Map<string, Affiliation>(call.speakers.map((speaker) => [speaker.id, speaker.affiliation]));
  const unmarked: Side = call.speakers.some((speaker) => isCustomer(speaker.affiliation, speaker.id, call))
    ? "colleague"
    : "customer";
  return (speakerId) => {
    if (speakerId === call.rep.speakerId) return "rep";
    const affiliation = affiliations.get(speakerId) ?? "unknown";
    if (affiliation === "internal") return "colleague";
    return affiliation === "external" ? "customer" : unmarked;
  };
}

function isCustomer(affiliation: Affiliation, speakerId: string, call: Pick<Call, "rep">): boolean {
  return affiliation === "external" && speakerId !== call.rep.speakerId;
}
