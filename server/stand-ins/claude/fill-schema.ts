import { createHash } from "node:crypto";
import { isSchema, resolveRef } from "./check-schema.ts";
import type { Prompt, Spoken } from "./read-prompt.ts";
import { writeText } from "./write-text.ts";

/** Level 1-5, or null for not applicable. */
export type Judge = (asked: { criterion: string; prompt: Prompt }) => number | null;

export interface FillOptions {
  prompt: Prompt;
  judge: Judge;
  /** Every n-th quote of an answer is made up; 0 for none. */
  inventEvery: number;
  quoting?: Quoting | undefined;
}

/** How much an answer quotes, as its prompt asks: quotes in each list, and words at most of a sentence. */
export interface Quoting {
  each: number;
  words: number;
}

interface Filling extends FillOptions {
  root: Record<string, unknown>;
  quotes: { given: number; used: Set<number> };
  criterion: string;
  level: number | null;
  /** What the last quote quoted. */
  last: { spoken: Spoken | null };
}

const criterionKey = /^(criterion|criterion_?id|id)$/i;
const levelKey = /level|score|rating/i;
export const inventedQuote = "This exact sentence was never said by anyone on this call.";

/** The default judge: fixed by the criterion and the call's first sentence, so later text cannot sway it. */
export const judgeByHash: Judge = ({ criterion, prompt }) =>
  [2, 3, 3, 4, 4, 5, 1][pick(`${criterion}|${prompt.sentences[0]?.text ?? ""}`, 7)] ?? 3;

/** An answer of the schema's shape. What a field gets follows from its name: quotes are real sentences. */
export function fillSchema(schema: Record<string, unknown>, options: FillOptions): unknown {
  return fill(schema, "", {
    ...options,
    root: schema,
    quotes: { given: 0, used: new Set() },
    last: { spoken: null },
    criterion: options.prompt.criteria[0] ?? "",
    level: 3,
  });
}

function fill(schema: Record<string, unknown>, name: string, filling: Filling): unknown {
  if (typeof schema.$ref === "string") return fill(resolveRef(filling.root, schema.$ref) ?? {}, name, filling);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return choose(schema.enum, name, filling);
  const branches = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list.filter(isSchema) : []));
  if (branches.length > 0) {
    const wanted = leftOpen(name, filling) ? "null" : "value";
    const branch = branches.find((each) => (each.type === "null") === (wanted === "null")) ?? branches[0];
    return fill(branch ?? {}, name, filling);
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.includes("null") && leftOpen(name, filling)) return null;
  switch (types.find((type) => type !== "null")) {
    case "object":
      return fillObject(isSchema(schema.properties) ? schema.properties : {}, filling);
    case "array":
      return fillArray(isSchema(schema.items) ? schema.items : {}, name, filling);
    case "integer":
    case "number":
      return levelKey.test(name) ? (filling.level ?? 3) : 1;
    case "boolean":
      return true;
    case "string":
      return fillString(name, filling);
    default:
      return null;
  }
}

function fillObject(properties: Record<string, unknown>, filling: Filling): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, isSchema(schema) ? fill(schema, name, filling) : null]),
  );
}

function fillArray(items: Record<string, unknown>, name: string, filling: Filling): unknown[] {
  const item = typeof items.$ref === "string" ? (resolveRef(filling.root, items.$ref) ?? {}) : items;
  const ofCriteria = isSchema(item.properties) && Object.keys(item.properties).some((key) => criterionKey.test(key));
  const { criteria } = filling.prompt;
  if (ofCriteria && criteria.length > 0) {
    const judged = /criteri|judg|dimension/i.test(name) ? criteria : criteria.slice(0, 2);
    return judged.map((criterion) => {
      const level = filling.judge({ criterion, prompt: filling.prompt });
      return fill(item, name, { ...filling, criterion, level });
    });
  }
  const evidence = /evidence|quote/i.test(name);
  // What does not apply has nothing to show.
  if (evidence && filling.level === null) return [];
  return Array.from({ length: evidence ? (filling.quoting?.each ?? 2) : 1 }, () => fill(item, name, filling));
}

function fillString(name: string, filling: Filling): string {
  if (criterionKey.test(name) && filling.criterion !== "") return filling.criterion;
  if (levelKey.test(name)) return filling.level === null ? "not_applicable" : String(filling.level);
  if (/^(at|time|timestamp)$/i.test(name)) return filling.last.spoken?.at ?? "";
  if (/owner|speaker/i.test(name)) return filling.last.spoken?.speaker ?? "";
  if (!/quote|evidence/i.test(name)) return writeText(name, filling.criterion);
  filling.quotes.given += 1;
  if (filling.inventEvery > 0 && filling.quotes.given % filling.inventEvery === 0) return inventedQuote;
  const { sentences } = filling.prompt;
  const wanted = pick(`${filling.criterion}|${filling.quotes.given}`, sentences.length);
  const at = nextUnused(wanted, sentences.length, filling.quotes.used);
  filling.quotes.used.add(at);
  filling.last.spoken = sentences[at] ?? null;
  const text = filling.last.spoken?.text ?? "";
  return filling.quoting ? text.split(" ").slice(0, filling.quoting.words).join(" ") : text;
}

/** The next sentence that this answer has not quoted, or the wanted one once all are used. */
function nextUnused(wanted: number, count: number, used: ReadonlySet<number>): number {
  for (let step = 0; step < count; step += 1) if (!used.has((wanted + step) % count)) return (wanted + step) % count;
  return wanted;
}

function choose(values: unknown[], name: string, filling: Filling): unknown {
  if (criterionKey.test(name) && values.includes(filling.criterion)) return filling.criterion;
  if (levelKey.test(name)) {
    const wanted = filling.level === null ? /^(not_?applicable|n\/?a|none|null)$/i : new RegExp(`^${filling.level}\\b`);
    const found = values.find((value) => wanted.test(String(value)));
    if (found !== undefined) return found;
  }
  const mentioned = values.find((value) => typeof value === "string" && filling.prompt.instruction.includes(value));
  return mentioned ?? values.find((value) => value !== null) ?? null;
}

/** Fields that real answers often leave empty: a due date nobody named, the level of what does not apply. */
function leftOpen(name: string, filling: Filling): boolean {
  return /due|deadline/i.test(name) || (levelKey.test(name) && filling.level === null);
}

function pick(seed: string, count: number): number {
  return createHash("sha256").update(seed).digest().readUInt32BE(0) % Math.max(1, count);
}
