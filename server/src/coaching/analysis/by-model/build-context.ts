import type { Call, CallType } from "../../calls/call.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { Span } from "../../transcripts/span.ts";
import { fillPrompt, type Prompts } from "../prompts.ts";
import { renderNotes } from "./render-notes.ts";
import { plainName, renderTranscript, speakerLabels } from "./render-transcript.ts";

const kinds: Record<CallType, string> = {
  discovery: "discovery",
  demo: "demonstration",
  negotiation: "negotiation",
  customer_review: "customer review",
  other: "customer",
};

/**
 * The evidence all requests about one stretch of a call share, byte for byte. What was said stands between
 * marks that contain the transcript's own hash, so no transcript can contain them.
 */
export function buildContext(
  call: Call,
  spans: readonly Span[],
  notes: readonly ProductNotes[],
  prompts: Prompts,
): string {
  return fillPrompt(prompts.text.context, {
    notes: renderNotes(notes),
    ...describeCall(call, notes),
    ...marks("transcript", call),
    people: renderPeople(call),
    transcript: renderTranscript(call, spans),
  });
}

/** What kind of call it is and about which product, for the head of a prompt. */
export function describeCall(call: Call, notes: readonly ProductNotes[]): { call_type: string; about: string } {
  const product = notes.find((each) => each.product === call.product);
  return { call_type: kinds[call.callType], about: product ? ` about ${product.name}` : "" };
}

export function marks(what: string, call: Call): { open: string; close: string } {
  const mark = `${what}-${call.transcriptHash.slice(0, 32)}`;
  return { open: `<${mark}>`, close: `</${mark}>` };
}

function renderPeople(call: Call): string {
  const label = speakerLabels(call);
  const speaking = new Set(call.turns.map(({ speakerId }) => speakerId));
  return call.speakers
    .filter(({ id }) => speaking.has(id))
    .map(({ id, title }) => `Speaker ${label(id)}${title ? `, ${plainName(title)}` : ""}`)
    .join("\n");
}
