import { isUtf8 } from "node:buffer";
import { readFileBytes } from "./read-file-bytes.ts";

export interface TextBlock {
  /** Whole lines, but the last one of the file. */
  text: string;
  /** Lines in it that were not UTF-8 and were read as Windows-1252. */
  windowsLines: number;
}

const newline = 10;
const windows = new TextDecoder("windows-1252");
const longestLine = 16 << 20;

/** The text of a file, packed or plain, in blocks of whole lines of a megabyte or so; a mark of byte order is left out. */
export async function* readTextBlocks(file: string, onRead: (bytes: number) => void): AsyncGenerator<TextBlock> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let first = true;
  for await (const chunk of readFileBytes(file, onRead)) {
    const bytes = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
    first = false;
    const end = bytes.lastIndexOf(newline) + 1;
    // A file without line ends must not fill the memory: it is cut, and what stands there is rejected as a line.
    if (end > 0 || restBytes + bytes.length > longestLine) {
      const cut = end > 0 ? end : bytes.length;
      yield decode(Buffer.concat([...rest, bytes.subarray(0, cut)]));
      rest = [];
      restBytes = 0;
      if (cut < bytes.length) rest.push(bytes.subarray(cut));
    } else rest.push(bytes);
    restBytes = rest.reduce((sum, piece) => sum + piece.length, 0);
  }
  if (restBytes > 0) yield decode(Buffer.concat(rest));
}

function decode(bytes: Buffer): TextBlock {
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), windowsLines: 0 };
  const lines: string[] = [];
  let windowsLines = 0;
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(newline, start);
    const end = at < 0 ? bytes.length : at + 1;
    const line = bytes.subarray(start, end);
    if (isUtf8(line)) lines.push(line.toString("utf8"));
    else {
      windowsLines += 1;
      lines.push(windows.decode(line));
    }
    start = end;
  }
  return { text: lines.join(""), windowsLines };
}
