import type { Affiliation, Call, Sentence, Speaker, Turn } from "../src/coaching/calls/call.ts";

const secondsPerWord = 0.4;
const affiliations: Record<string, Affiliation> = {
  Rep: "internal",
  Colleague: "internal",
  Customer: "external",
  Unknown: "unknown",
};
const linePattern =
  /^(?<start>[\d:.]+)(?:-(?<end>[\d:.]+))?\s+(?<side>Rep|Colleague|Customer|Unknown)\s+(?<name>[^:]+):\s*(?<text>.+)$/u;

/**
 * A call from one line a turn: `m:ss[.f][-m:ss[.f]] Rep|Colleague|Customer|Unknown Name: Text. More text?`
 * (also `h:mm:ss`). Sentences end at `.`, `?` or `!` before a space and share the turn's time by their words.
 * A turn without an end takes 0.4 s a word, cut where the next line starts; with an end it may overlap.
 * The first `Rep` is the rep. A speaker's id is the name in lower case with dashes. Blank lines and lines
 * that start with `#` are skipped. `over` replaces fields of the call.
 * @throws Error naming the line that is not in this notation.
 */
export function callFrom(text: string, over: Partial<Call> = {}): Call {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(parseLine);
  const turns: Turn[] = lines.map((line, index) => {
    const naturalEndMs = line.startMs + wordCount(line.text) * secondsPerWord * 1000;
    const nextStartMs = lines[index + 1]?.startMs ?? Infinity;
    const endMs = line.endMs ?? Math.max(line.startMs, Math.min(naturalEndMs, nextStartMs));
    return { speakerId: line.speaker.id, topic: null, sentences: spread(line.text, line.startMs, endMs) };
  });
  const speakers = [...new Map(lines.map((line) => [line.speaker.id, line.speaker])).values()];
  const rep = lines.find((line) => line.side === "Rep")?.speaker;
  if (!rep) throw new Error("a call needs a line of a Rep");
  const lastEndMs = Math.max(...turns.flatMap((turn) => turn.sentences.map((sentence) => sentence.endMs)));
  return {
    id: "1000000000000000001",
    title: "A call",
    started: new Date("2026-11-16T17:00:00Z"),
    durationSeconds: lastEndMs / 1000,
    callType: "discovery",
    product: "prefect",
    url: null,
    source: "import",
    isPrivate: false,
    timingsApproximate: false,
    rep: { speakerId: rep.id, name: rep.name, email: rep.email, role: "AE", chosenBy: "named" },
    speakers,
    turns,
    transcriptHash: "0".repeat(64),
    gong: null,
    ...over,
  };
}

function parseLine(line: string) {
  const parts = linePattern.exec(line)?.groups;
  if (!parts) throw new Error(`not a transcript line: ${line}`);
  const { start = "", end, side = "", name = "", text = "" } = parts;
  const id = name.trim().toLowerCase().replace(/\s+/g, "-");
  const affiliation = affiliations[side] ?? "unknown";
  const speaker: Speaker = {
    id,
    name: name.trim(),
    email: `${id}@example.com`,
    title: null,
    affiliation,
    userId: affiliation === "internal" ? `user-${id}` : null,
  };
  return { side, speaker, text, startMs: clockMs(start), endMs: end === undefined ? undefined : clockMs(end) };
}

function clockMs(clock: string): number {
  return Math.round(clock.split(":").reduce((total, part) => total * 60 + Number(part), 0) * 1000);
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function spread(text: string, startMs: number, endMs: number): Sentence[] {
  const texts = text.split(/(?<=[.?!])\s+/);
  const total = wordCount(text);
  let before = 0;
  return texts.map((sentence) => {
    const from = startMs + Math.round(((endMs - startMs) * before) / total);
    before += wordCount(sentence);
    return { startMs: from, endMs: startMs + Math.round(((endMs - startMs) * before) / total), text: sentence };
  });
}
