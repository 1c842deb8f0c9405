import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { answerSchema } from "./by-model/answer-schema.ts";

const judging = ["judge", "context", "dimension", "window", "merge-context", "merge"] as const;
type PromptName = (typeof judging)[number] | "compare";

/** Raise when the code that fills the prompts changes what a model reads. */
const rendering = 1;

/** The words a model is asked with, `{{name}}` where something is put in. */
export interface Prompts {
  /** Hash of every judging file, of the answer's schema and of how they are filled: any change is a new version. */
  version: string;
  text: Record<PromptName, string>;
}

/** Reads `<name>.md` from a directory. @throws ToolError `unavailable` naming the file that is missing or empty. */
export function loadPrompts(directory: string): Prompts {
  const text = Object.fromEntries(judging.map((name) => [name, readPrompt(join(directory, `${name}.md`))]));
  const version = createHash("sha256").update(JSON.stringify([rendering, text, answerSchema]));
  // What judges does not change with what compares: a judged call stays judged.
  const compare = readPrompt(join(directory, "compare.md"));
  return { version: version.digest("hex").slice(0, 16), text: { ...text, compare } as Prompts["text"] };
}

/** Fills the gaps in one pass, so that nothing put in is itself filled. @throws Error at a gap nobody fills. */
export function fillPrompt(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A prompt has a gap {{${name}}} that nothing fills.`);
    return value;
  });
}

function readPrompt(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.trim() !== "") return text;
  } catch (cause) {
    throw new ToolError("unavailable", `The prompt ${file} cannot be read. Restore it from the repository.`, { cause });
  }
  throw new ToolError("unavailable", `The prompt ${file} is empty. Restore it from the repository.`);
}
