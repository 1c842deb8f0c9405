import { z } from "zod";
import { scoreNames } from "./score-names.ts";

const Told = z.object({ text: z.string() });
const Analyzed = z.object({
  scores: z.partialRecord(z.enum(scoreNames), z.number().nullable()),
  analyzer: z.string(),
  model: z.string().nullish(),
  notice: z.string().nullish(),
});

/** What a feed entry holds, as a sentence or two for people: its own `text`, a call's scores, else every value by name. */
export function wordFeedDetail(detail: unknown): string {
  const told = Told.safeParse(detail);
  if (told.success) return told.data.text;
  const analyzed = Analyzed.safeParse(detail);
  if (analyzed.success) return wordAnalysis(analyzed.data);
  return wordAnything(detail);
}

function wordAnalysis({ scores, analyzer, model, notice }: z.output<typeof Analyzed>): string {
  const parts = scoreNames
    .filter((name) => scores[name] !== undefined)
    .map((name) => `${name.replaceAll("_", " ")} ${scores[name] ?? "not applicable"}`);
  const said = parts.length === 0 ? "Nothing was scored" : sentence(parts.join(", "));
  const by = analyzer === "model" ? `judged by ${model ?? "a model"}` : "scored by conversation signals";
  return `${said}; ${by}.${notice ? ` ${notice}` : ""}`;
}

function wordAnything(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(wordAnything).filter(Boolean).join(", ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, part]) => [name.replaceAll("_", " "), wordAnything(part)] as const)
      .filter(([, words]) => words !== "")
      .map(([name, words]) => `${sentence(name)}: ${words}`)
      .join("; ");
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
