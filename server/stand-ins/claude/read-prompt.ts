import { blocksOf, type MessageRequest } from "./message-request.ts";

/** One thing that was said, word for word; `at` and `speaker` are empty where the prompt does not tell. */
export interface Spoken {
  text: string;
  at: string;
  speaker: string;
}

/** What an answer can be made of. */
export interface Prompt {
  sentences: Spoken[];
  /** Criterion ids in the order in which the last block lists them. */
  criteria: string[];
  /** The last block: what is asked. */
  instruction: string;
}

const timedLine = /^\s*[[(]?(\d{1,3}:\d{2}(?::\d{2})?)[\])]?\s*([^:\n]{1,80}):\s*(.+)$/;
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
  return { sentences: sentencesOf(evidence), criteria: [...new Set(criteria)], instruction };
}

function sentencesOf(evidence: string): Spoken[] {
  const lines = evidence.split("\n");
  const sources: Spoken[][] = [
    lines.flatMap((line) => {
      const [, at, speaker, text] = timedLine.exec(line) ?? [];
      return text === undefined ? [] : { text, at: at ?? "", speaker: (speaker ?? "").replace(/\s*\([^)]*\)$/, "") };
    }),
    // A merge over collected evidence has quotes instead of a transcript.
    [...evidence.matchAll(quoted)].map((match) => ({ text: match[1] ?? "", at: "", speaker: "" })),
    lines.map((text) => ({ text, at: "", speaker: "" })),
  ];
  for (const source of sources) {
    const sentences = source.flatMap(({ text, at, speaker }) => {
      const parts = text.split(/(?<=[.?!])\s+/).map((part) => part.trim());
      return parts.filter((part) => part !== "").map((part) => ({ text: part, at, speaker }));
    });
    const long = sentences.filter(({ text }) => text.length >= minSentenceLength);
    if (sentences.length > 0) return long.length > 0 ? long : sentences;
  }
  return [{ text: "Nothing was said.", at: "", speaker: "" }];
}
