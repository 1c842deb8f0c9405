import { ToolError } from "../../core/errors.ts";

/** What stands in a text that fits a format. Without `offsetMs` it is a reading of the wall clock. */
export interface DateReading {
  /** As if it were UTC. */
  wallMs: number;
  offsetMs: number | undefined;
}

export type ReadDate = (text: string) => DateReading | null;

type Part = "year" | "month" | "monthName" | "day" | "hour" | "minute" | "second" | "fraction" | "half" | "offset";
type Unix = "seconds" | "milliseconds";

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Luxon's tokens, as far as files of orders need them. */
const tokens: Record<string, { pattern: string; part?: Part; unix?: Unix }> = {
  yyyy: { pattern: "(\\d{4})", part: "year" },
  yy: { pattern: "(\\d{2})", part: "year" },
  MMMM: { pattern: "([A-Za-z]{3,9})", part: "monthName" },
  MMM: { pattern: "([A-Za-z]{3,4})\\.?", part: "monthName" },
  MM: { pattern: "(\\d{2})", part: "month" },
  M: { pattern: "(\\d{1,2})", part: "month" },
  dd: { pattern: "(\\d{2})", part: "day" },
  d: { pattern: "(\\d{1,2})", part: "day" },
  HH: { pattern: "(\\d{2})", part: "hour" },
  H: { pattern: "(\\d{1,2})", part: "hour" },
  hh: { pattern: "(\\d{2})", part: "hour" },
  h: { pattern: "(\\d{1,2})", part: "hour" },
  mm: { pattern: "(\\d{2})", part: "minute" },
  m: { pattern: "(\\d{1,2})", part: "minute" },
  ss: { pattern: "(\\d{2})", part: "second" },
  s: { pattern: "(\\d{1,2})", part: "second" },
  SSS: { pattern: "(\\d{1,9})", part: "fraction" },
  S: { pattern: "(\\d{1,9})", part: "fraction" },
  a: { pattern: "([AaPp])\\.?[Mm]\\.?", part: "half" },
  ZZZ: { pattern: "(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)", part: "offset" },
  ZZ: { pattern: "(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)", part: "offset" },
  Z: { pattern: "(Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d{2})?)", part: "offset" },
  EEEE: { pattern: "[A-Za-z]+" },
  EEE: { pattern: "[A-Za-z]+\\.?" },
  X: { pattern: "(-?\\d{1,11})", unix: "seconds" },
  x: { pattern: "(-?\\d{1,14})", unix: "milliseconds" },
};
const tokenNames = Object.keys(tokens).sort((a, b) => b.length - a.length);

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/;
const isoParts: Part[] = ["year", "month", "day", "hour", "minute", "second", "fraction", "offset"];

/**
 * A reader of texts in a format: Luxon's tokens, `iso`, strptime's `%d` or Moment's `DD`; several formats are
 * separated by ` | ` and tried in turn. It answers null for what is no date, such as 30 February.
 * @throws ToolError `invalid_input` for a letter that is no token.
 */
export function compileDateFormat(format: string): ReadDate {
  const readers = format.split(" | ").map((one) => compileOne(one.trim()));
  const [only] = readers;
  if (only && readers.length === 1) return only;
  return (text) => {
    for (const read of readers) {
      const reading = read(text);
      if (reading) return reading;
    }
    return null;
  };
}

function compileOne(format: string): ReadDate {
  if (format.toLowerCase() === "iso") return (text) => assemble(isoPattern.exec(text), isoParts, undefined);
  const { pattern, parts, unix } = toPattern(toLuxon(format));
  const regex = new RegExp(`^${pattern}$`);
  return (text) => assemble(regex.exec(text), parts, unix);
}

function toPattern(format: string): { pattern: string; parts: Part[]; unix: Unix | undefined } {
  const parts: Part[] = [];
  let unix: Unix | undefined;
  let pattern = "";
  for (let at = 0; at < format.length;) {
    const quoted = /^'([^']*)'/.exec(format.slice(at));
    const name = tokenNames.find((token) => format.startsWith(token, at));
    const token = name === undefined ? undefined : tokens[name];
    if (quoted) pattern += escape(quoted[1] ?? "");
    else if (token) {
      pattern += token.pattern;
      if (token.part) parts.push(token.part);
      unix ??= token.unix;
    } else if (/[A-Za-z]/.test(format.charAt(at)) && format.charAt(at) !== "T") {
      throw new ToolError(
        "invalid_input",
        `date_format: ${JSON.stringify(format.charAt(at))} in ${JSON.stringify(format)} is no token. Use iso, or ${tokenNames.join(" ")} with other letters between '…'.`,
      );
    } else pattern += format.charAt(at) === " " ? "\\s+" : escape(format.charAt(at));
    at += quoted?.[0].length ?? name?.length ?? 1;
  }
  return { pattern, parts, unix };
}

const escape = (literal: string) => literal.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

const strptime: Record<string, string> = {
  Y: "yyyy",
  y: "yy",
  m: "M",
  d: "d",
  H: "H",
  I: "h",
  M: "mm",
  S: "ss",
  f: "SSS",
  p: "a",
  z: "ZZ",
  b: "MMM",
  B: "MMMM",
  s: "X",
  F: "yyyy-MM-dd",
  T: "HH:mm:ss",
};

/** Other notations that people know, in Luxon's tokens. */
function toLuxon(format: string): string {
  if (format.includes("%")) {
    return format.replace(/%([A-Za-z])/g, (whole, letter: string) => strptime[letter] ?? whole);
  }
  return /YY|DD/.test(format) ? format.replaceAll("Y", "y").replaceAll("D", "d").replaceAll("A", "a") : format;
}

function assemble(match: RegExpExecArray | null, parts: Part[], unix: Unix | undefined): DateReading | null {
  if (!match) return null;
  if (unix) return { wallMs: Number(match[1]) * (unix === "seconds" ? 1000 : 1), offsetMs: 0 };
  let [year, month, day, hour, minute, second, ms] = [1970, 1, 1, 0, 0, 0, 0];
  let half: string | undefined;
  let offsetMs: number | undefined;
  for (let index = 0; index < parts.length; index++) {
    const text = match[index + 1];
    if (text === undefined) continue;
    const part = parts[index];
    if (part === "year") year = text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text);
    else if (part === "month") month = Number(text);
    else if (part === "monthName") month = monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1;
    else if (part === "day") day = Number(text);
    else if (part === "hour") hour = Number(text);
    else if (part === "minute") minute = Number(text);
    else if (part === "second") second = Number(text);
    else if (part === "fraction") ms = Number(text.slice(0, 3).padEnd(3, "0"));
    else if (part === "half") half = text.toLowerCase();
    else if (part === "offset") offsetMs = readOffset(text);
  }
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  if (year < 1900 || year > 2199 || day > daysIn(year, month)) return null;
  return { wallMs: Date.UTC(year, month - 1, day, hour, minute, second, ms), offsetMs };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readOffset(text: string): number {
  const parts = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return (parts[1] === "-" ? -minutes : minutes) * 60_000;
}
