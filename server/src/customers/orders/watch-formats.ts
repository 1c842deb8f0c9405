import { parseDecimal } from "./decimal.ts";
import { knownDateFormats } from "./known-date-formats.ts";
import type { Rejection } from "./order-row.ts";
import { delimiters } from "./read-header.ts";

type Kind = "date" | "number" | "fields";

export interface MixedFormat {
  kind: Kind;
  /** How the rows that do not read as stated can all be read. */
  other: string;
  /** First lines that do not read as stated. */
  lines: number[];
  count: number;
}

export interface FormatWatch {
  /** Told of every row that was not taken. */
  saw(line: number, raw: string, rejection: Rejection): void;
  /** Of so many rows, those in a second format: at least two and at least one in twenty, all of them readable in it. */
  findMixed(rows: number): MixedFormat | undefined;
}

interface Watched {
  count: number;
  lines: number[];
  /** Formats that have read all rows so far. */
  others: { format: string; reads: (text: string) => boolean }[];
}

/** Tells a file in two formats from a file with some bad rows. */
export function watchFormats(stated: { delimiter: string; decimal: "." | ","; width: number }): FormatWatch {
  const otherDecimal = stated.decimal === "." ? "," : ".";
  const none = { count: 0, lines: [] };
  const watched: Record<Kind, Watched> = {
    date: {
      ...none,
      others: knownDateFormats().map(({ format, read }) => ({ format, reads: (text) => read(text) !== null })),
    },
    number: {
      ...none,
      others: [
        {
          format: `numbers with ${JSON.stringify(otherDecimal)} before the decimals`,
          reads: (text) => !Number.isNaN(parseDecimal(text, otherDecimal)),
        },
      ],
    },
    fields: {
      ...none,
      others: delimiters
        .filter((delimiter) => delimiter !== stated.delimiter)
        .map((delimiter) => ({
          format: `the delimiter ${JSON.stringify(delimiter)}`,
          reads: (raw) => raw.split(delimiter).length === stated.width,
        })),
    },
  };

  return {
    saw(line, raw, { kind, text }) {
      if (kind === "value") return;
      const of = watched[kind];
      of.count += 1;
      if (of.count <= 3) of.lines = [...of.lines, line];
      const shown = kind === "fields" ? raw : (text ?? "");
      if (of.others.length > 0) of.others = of.others.filter(({ reads }) => reads(shown));
    },
    findMixed(rows) {
      for (const [kind, { count, lines, others }] of Object.entries(watched)) {
        const [other] = others;
        if (count >= 2 && count * 20 >= rows && other) return { kind: kind as Kind, other: other.format, lines, count };
      }
      return undefined;
    },
  };
}
