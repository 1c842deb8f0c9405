import { parseJsonKeepingIds } from "../../core/parse-json-keeping-ids.ts";
import { nearestNames } from "../nearest-names.ts";
import type { JsonSchema } from "../tool-schemas.ts";
import { type ToolField, toolFields } from "./tool-fields.ts";
import { UsageError } from "./usage-error.ts";

export interface ToolFlags {
  /** What the tool is called with; the tool's own door still checks it. */
  arguments: Record<string, unknown>;
  json: boolean;
  help: boolean;
}

/**
 * Types the flags of `rapport call` by a tool's input schema. A list is a repeated flag, `a,b` or a JSON array; a
 * boolean is `--x`, `--no-x` or `--x false`; an object is JSON or `--x.y value`. Dashes and underscores are the same.
 * @throws UsageError for an unknown flag, a missing value or one of the wrong type, and a missing required flag.
 */
export function parseToolFlags(flags: string[], input: JsonSchema): ToolFlags {
  const fields = toolFields(input);
  const reader = createReader(flags);
  const parsed: ToolFlags = { arguments: {}, json: false, help: false };
  let base: Record<string, unknown> = {};
  const seen = new Set<ToolField>();

  for (let word = reader.next(); word !== undefined; word = reader.next()) {
    const { name, inline } = splitFlag(word);
    if (name === "json" && inline === undefined) parsed.json = true;
    else if (name === "help" && inline === undefined) parsed.help = true;
    else if (name === "args") base = readObject(inline ?? reader.value("--args"));
    else {
      const { field, negated } = findField(name, fields);
      if (seen.has(field) && !field.isList) throw new UsageError(`--${name} is given twice.`);
      const value = negated ? readNegation(name, inline) : readField(name, field, inline, reader);
      assign(parsed.arguments, field, value, seen.has(field));
      seen.add(field);
    }
  }

  parsed.arguments = { ...base, ...parsed.arguments };
  const missing = (input.required ?? []).filter((name) => !(name in parsed.arguments));
  if (missing.length > 0 && !parsed.help)
    throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(", ")}.`);
  return parsed;
}

type Reader = ReturnType<typeof createReader>;

function createReader(words: string[]) {
  let at = 0;
  return {
    next: () => words[at++],
    peek: () => words[at],
    /** The word after a flag. Another flag in its place means that the value was forgotten. */
    value(flag: string): string {
      const word = words[at];
      if (word === undefined || word.startsWith("--")) throw new UsageError(`${flag} needs a value.`);
      at += 1;
      return word;
    },
  };
}

function splitFlag(word: string): { name: string; inline: string | undefined } {
  if (word === "-h") return { name: "help", inline: undefined };
  const match = /^--([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(word);
  if (match?.[1] === undefined) throw new UsageError(`${JSON.stringify(word)} is not a flag. Write --key value.`);
  return { name: match[1], inline: match[2] };
}

function findField(name: string, fields: ToolField[]): { field: ToolField; negated: boolean } {
  const wanted = name.replaceAll("-", "_");
  const named = (key: string) => fields.find(({ path }) => path.join(".") === key);
  const field = named(wanted);
  if (field) return { field, negated: false };
  const negatable = wanted.startsWith("no_") ? named(wanted.slice(3)) : undefined;
  if (negatable?.kind === "boolean" && !negatable.isList) return { field: negatable, negated: true };
  const names = [...fields.map(({ path }) => path.join(".")), "args", "json"];
  const [near] = nearestNames(name, names);
  throw new UsageError(`There is no flag --${name}.${near ? ` Did you mean --${near}?` : ""}`);
}

function readNegation(name: string, inline: string | undefined): boolean {
  if (inline !== undefined) throw new UsageError(`--${name} does not take a value.`);
  return false;
}

function readField(name: string, field: ToolField, inline: string | undefined, reader: Reader): unknown {
  if (field.kind === "boolean" && !field.isList) {
    if (inline !== undefined) return readBoolean(name, inline);
    const next = reader.peek();
    return next !== undefined && booleanOf(next) !== undefined ? readBoolean(name, reader.value(name)) : true;
  }
  const text = inline ?? reader.value(`--${name}`);
  if (!field.isList) return readScalar(name, field, text);
  if (text.trimStart().startsWith("[")) return readJson(name, text);
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => readScalar(name, field, part));
}

function readScalar(name: string, { kind }: ToolField, text: string): unknown {
  if (kind === "text") return text;
  if (kind === "boolean") return readBoolean(name, text);
  if (kind === "json") return readJson(name, text);
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) throw new UsageError(`--${name} must be a number, not ${JSON.stringify(text)}.`);
  return number;
}

function booleanOf(text: string): boolean | undefined {
  if (/^(true|yes|on|1)$/i.test(text)) return true;
  return /^(false|no|off|0)$/i.test(text) ? false : undefined;
}

function readBoolean(name: string, text: string): boolean {
  const value = booleanOf(text);
  if (value === undefined) throw new UsageError(`--${name} must be true or false, not ${JSON.stringify(text)}.`);
  return value;
}

function readJson(name: string, text: string): unknown {
  try {
    return parseJsonKeepingIds(text);
  } catch {
    throw new UsageError(`--${name} must be JSON.`);
  }
}

function readObject(text: string): Record<string, unknown> {
  const value = readJson("args", text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError('--args must be a JSON object, such as \'{"call_id": "123"}\'.');
  }
  return { ...value };
}

function assign(target: Record<string, unknown>, { path, isList }: ToolField, value: unknown, again: boolean): void {
  const [outer = "", inner] = path;
  const place = inner === undefined ? target : ((target[outer] ??= {}) as Record<string, unknown>);
  const key = inner ?? outer;
  const before = place[key];
  place[key] = isList && again && Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
}
