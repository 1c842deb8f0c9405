import { blocksOf, type MessageRequest } from "./message-request.ts";

/** What an answer can be made of. */
export interface Prompt {
  /** Sentences of the transcript, word for word. */
  sentences: string[];
  /** Criterion ids in the order in which the last block lists them. */
  criteria: string[];
  /** The last block: what is asked. */
  instruction: string;
}

const timedLine = /^\s*[[(]?\d{1,3}:\d{2}(?::\d{2})?[\])]?\s*[^:\n]{1,80}:\s*(.+)$/;
const quoted = /["“]([^"“”\n]{15,300})["”]/g;
const listedCriterion = /^(?:[-*]|\d+\.)\s+[`"*]*([a-z][a-z0-9]*(?:_[a-z0-9]+)*)[`"*]*\s*[:(—–]/gm;
const minSentenceLength = 20;

/**
 * Takes the prompt apart without obeying it: transcript lines (`[12:05] Name (rep): …`) are only ever a
 * source of quotes, and only the last block says which criteria are judged.
 */
export function readPrompt(request: MessageRequest): Prompt {
  const texts = blocksOf({ ...request, system: undefined }).map((block) => block.text ?? "");
  const instruction = texts.at(-1) ?? "";
  const evidence = texts.length > 1 ? texts.slice(0, -1).join("\n") : instruction;
  const criteria = [...instruction.matchAll(listedCriterion)].flatMap((match) => match[1] ?? []);
  return { sentences: sentencesOf(evidence, instruction), criteria: [...new Set(criteria)], instruction };
}

function sentencesOf(evidence: string, instruction: string): string[] {
  const spoken = evidence.split("\n").flatMap((line) => timedLine.exec(line)?.[1] ?? []);
  const sources = [
    spoken,
    // A merge over collected evidence has quotes instead of a transcript.
    [...instruction.matchAll(quoted)].flatMap((match) => match[1] ?? []),
    [...evidence.matchAll(quoted)].flatMap((match) => match[1] ?? []),
    evidence.split("\n"),
  ];
  for (const source of sources) {
    const sentences = source.flatMap((text) => text.split(/(?<=[.?!])\s+/)).map((text) => text.trim());
    const long = sentences.filter((text) => text.length >= minSentenceLength);
    if (long.length > 0) return long;
    const any = sentences.filter((text) => text !== "");
    if (any.length > 0) return any;
  }
  return ["Nothing was said."];
}
