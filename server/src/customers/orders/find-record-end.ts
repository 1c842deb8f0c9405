export interface RecordEnd {
  /** Behind the record's last character; its line end comes next, or the text is over. */
  end: number;
  fields: number;
}

/** A quoted field may reach over many lines, but one that is longer is an opening quote that nothing closes. */
const longestRecord = 65_536;

/**
 * Where the record that begins at `start` ends. A quote opens a field only where the field begins, and closes it only
 * before a delimiter or a line end; anywhere else it is a letter. `invalid`: text behind a closing quote. `open`: the
 * text ends inside quotes. `endless`: nothing closes them within 64 KB.
 */
export function findRecordEnd(
  text: string,
  start: number,
  delimiter: string,
): RecordEnd | "invalid" | "open" | "endless" {
  let fields = 1;
  let lineEnd = text.indexOf("\n", start);
  if (lineEnd < 0) lineEnd = text.length;
  for (let at = start; ; at++) {
    if (text.charCodeAt(at) === 34 && at < lineEnd) {
      const close = findClosingQuote(text, at);
      if (close < 0) return text.length - start > longestRecord ? "endless" : "open";
      if (close - start > longestRecord) return "endless";
      at = close + 1;
      if (at > lineEnd) {
        lineEnd = text.indexOf("\n", at);
        if (lineEnd < 0) lineEnd = text.length;
      }
      const isEnd = at === lineEnd || (at === lineEnd - 1 && text.charCodeAt(at) === 13);
      if (isEnd) return { end: lineEnd, fields };
      if (text[at] !== delimiter) return "invalid";
    } else {
      at = text.indexOf(delimiter, at);
      if (at < 0 || at >= lineEnd) return { end: lineEnd, fields };
    }
    fields += 1;
  }
}

/** The quote that closes the field opened at `open`, past doubled ones; -1 when there is none. */
function findClosingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}
