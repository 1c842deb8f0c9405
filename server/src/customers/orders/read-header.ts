import { createRecordSplitter } from "./split-records.ts";

export interface FileHeader {
  delimiter: string;
  columns: string[];
}

export const delimiters = [",", ";", "\t", "|"];

/** The names of the columns when the first record is cut at this delimiter. */
export function readHeader(head: string, delimiter: string): FileHeader {
  const [first] = createRecordSplitter(delimiter, null).push(head, true);
  const columns = Array.isArray(first?.fields) ? first.fields.map((name) => name.trim()) : [];
  return { delimiter, columns };
}

/** The header cut at whichever delimiter gives most columns. */
export function detectHeader(head: string): FileHeader {
  const headers = delimiters.map((delimiter) => readHeader(head, delimiter));
  return headers.reduce((best, header) => (header.columns.length > best.columns.length ? header : best));
}
