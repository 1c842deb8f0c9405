import { CsvError, parse } from "csv-parse/sync";
import { findRecordEnd } from "./find-record-end.ts";

/** One record of a file of separated values. */
export interface FileRecord {
  /** Of its first line in the file, from 1. */
  line: number;
  raw: string;
  /** Or why it is none. */
  fields: string[] | string;
}

export interface RecordSplitter {
  /** The records that end in what was pushed so far, in order; with `isLast` the rest too. */
  push(text: string, isLast: boolean): FileRecord[];
}

const unclosed = "a quote is not closed";

/**
 * Cuts text, pushed in blocks, into records. A quoted field may hold delimiters and line ends. A quote that nothing
 * closes, or not so that the record has `columns` fields, spoils its own line only: the next line is a record again.
 * Lines without a quote are split as they are; the others are parsed by csv-parse, a block at once.
 */
export function createRecordSplitter(delimiter: string, columns: number | null): RecordSplitter {
  let rest = "";
  let line = 1;

  return {
    push(text, isLast) {
      const all = rest === "" ? text : rest + text;
      const records: FileRecord[] = [];
      const quoted: FileRecord[] = [];
      const hasNul = all.includes("\0");
      let quote = all.indexOf('"');
      let start = 0;
      while (start < all.length) {
        let end = all.indexOf("\n", start);
        if (end < 0) {
          if (!isLast) break;
          end = all.length;
        }
        if (quote >= 0 && quote < start) quote = all.indexOf('"', start);
        let problem: string | undefined;
        const withQuotes = quote >= 0 && quote < end;
        if (withQuotes) {
          const found = findRecordEnd(all, start, delimiter);
          if (found === "open" && !isLast) break;
          if (typeof found === "string")
            problem = found === "invalid" ? "text stands behind a closing quote" : unclosed;
          else if (found.end > end && columns !== null && found.fields !== columns) problem = unclosed;
          else end = found.end;
        }
        const raw = all.slice(start, all.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
        if (hasNul && raw.includes("\0")) problem ??= "it holds a NUL byte";
        const record: FileRecord = { line, raw, fields: problem ?? (withQuotes ? "" : raw.split(delimiter)) };
        if (raw !== "") records.push(record);
        if (withQuotes && problem === undefined) quoted.push(record);
        line += withQuotes ? countLines(raw) : 1;
        start = end + 1;
      }
      rest = all.slice(start);
      parseQuoted(quoted, delimiter);
      return records;
    },
  };
}

function countLines(raw: string): number {
  let lines = 1;
  for (let at = raw.indexOf("\n"); at >= 0; at = raw.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** Fills in the fields: all at once, or one by one when one of them cannot be parsed. */
function parseQuoted(records: FileRecord[], delimiter: string): void {
  if (records.length === 0) return;
  const parsed = parseText(records.map(({ raw }) => raw).join("\n"), delimiter);
  if (typeof parsed !== "string" && parsed.length === records.length) {
    for (const [index, record] of records.entries()) record.fields = parsed[index] ?? "it cannot be read";
    return;
  }
  for (const record of records) {
    const alone = parseText(record.raw, delimiter);
    const [fields] = alone;
    record.fields = typeof alone === "string" ? alone : (alone.length === 1 && fields) || "it cannot be read";
  }
}

function parseText(text: string, delimiter: string): string[][] | string {
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, record_delimiter: "\n" };
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return "its quotes do not fit";
  }
}
