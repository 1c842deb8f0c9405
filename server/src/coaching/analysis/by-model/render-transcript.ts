import type { Call } from "../../calls/call.ts";
import { sidesOf } from "../../transcripts/side-of.ts";
import type { Span } from "../../transcripts/span.ts";

/** After so many seconds of one voice a new line begins, so that its time is near what is quoted. */
const lineSeconds = 30;

/**
 * Lines of `[12:05] Sarah Jones (rep): text`. A sentence never begins a line of its own, whatever it
 * contains: line breaks inside it are spaces here.
 */
export function renderTranscript(call: Call, spans: readonly Span[]): string {
  const label = speakerLabels(call);
  const lines: string[] = [];
  for (const { turn: turnIndex, firstSentence, lastSentence } of spans) {
    const turn = call.turns[turnIndex];
    if (!turn) continue;
    let line: { startMs: number; texts: string[] } | null = null;
    const end = () => {
      if (line) lines.push(`[${clock(line.startMs / 1000)}] ${label(turn.speakerId)}: ${line.texts.join(" ")}`);
    };
    for (const { startMs, text } of turn.sentences.slice(firstSentence, lastSentence + 1)) {
      if (!line || startMs - line.startMs >= lineSeconds * 1000) {
        end();
        line = { startMs, texts: [] };
      }
      line.texts.push(text.replace(/\s+/g, " ").trim());
    }
    end();
  }
  return lines.join("\n");
}

/** `Sarah Jones (rep)`. A name is data: what could pass for our own marks is taken out of it. */
export function speakerLabels(call: Call): (speakerId: string) => string {
  const side = sidesOf(call);
  const names = new Map(call.speakers.map(({ id, name }) => [id, name]));
  return (speakerId) => `${plainName(names.get(speakerId) ?? `Speaker ${speakerId}`)} (${side(speakerId)})`;
}

/** One line of at most 60 characters without brackets, colons or quotation marks. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N}.,'’& -]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain.slice(0, 60) || "Unnamed";
}

/** `12:05`, and `1:02:05` from the first hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const two = (value: number) => String(value).padStart(2, "0");
