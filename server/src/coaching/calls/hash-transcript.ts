import { createHash } from "node:crypto";
import { sidesOf } from "../transcripts/side-of.ts";
import type { Call } from "./call.ts";

/**
 * SHA-256, in hex, over who speaks (numbered by first word, with their side of the table), when and what.
 * Names, ids and topics do not count: the same words hash the same, wherever they came from. Another rep is
 * another transcript, because the sides change.
 */
export function hashTranscript(call: Pick<Call, "rep" | "speakers" | "turns">): string {
  const sideOf = sidesOf(call);
  const numbers = new Map<string, number>();
  const hash = createHash("sha256");
  for (const { speakerId, sentences } of call.turns) {
    const number = numbers.get(speakerId) ?? numbers.size;
    numbers.set(speakerId, number);
    const spoken = sentences.map(({ startMs, endMs, text }) => [startMs, endMs, text]);
    // JSON keeps the parts apart whatever the texts contain.
    hash.update(JSON.stringify([number, sideOf(speakerId), spoken]));
  }
  return hash.digest("hex");
}
