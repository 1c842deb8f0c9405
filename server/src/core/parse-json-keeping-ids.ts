import { locateJsonError } from "./locate-json-error.ts";

const longInteger = /\d{16}/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/**
 * `JSON.parse`, but an integer that a number cannot hold exactly arrives as its digits in a string: ids of
 * up to 20 digits survive however they were written.
 * @throws SyntaxError that names line and column and shows nothing of the text.
 */
export function parseJsonKeepingIds(text: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    const parsed: unknown = JSON.parse(json);
    return longInteger.test(json) ? JSON.parse(json.replace(stringOrNumber, quoteLongInteger)) : parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = locateJsonError(json) ?? { line: 1, column: 1 };
    // The parser's own message quotes the text, so it is not kept as a cause.
    throw new SyntaxError(`not JSON at line ${line}, column ${column}`, { cause: undefined });
  }
}

function quoteLongInteger(token: string): string {
  const isInteger = /^-?\d+$/.test(token);
  return isInteger && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
