import { basename } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { readFileBytes } from "./read-file-bytes.ts";
import { readTextBlocks } from "./read-text-blocks.ts";

export interface FileHead {
  /** The first lines, whole, without what marks the byte order. */
  text: string;
  /** One JSON document a line, as Shopify's bulk operations write, or separated values. */
  kind: "jsonl" | "separated";
}

const enough = 200_000;

/**
 * The beginning of a file of orders.
 * @throws ToolError `invalid_input` when it is empty or no text, with what to do.
 */
export async function readHead(file: string): Promise<FileHead> {
  const name = basename(file);
  for await (const bytes of readFileBytes(file, () => {})) {
    const problem = whyNoText(bytes.subarray(0, enough));
    if (problem) throw new ToolError("invalid_input", `${name} ${problem}`);
    break;
  }
  let text = "";
  for await (const block of readTextBlocks(file, () => {})) {
    text += block.text;
    if (text.length >= enough) break;
  }
  if (text.trim() === "") throw new ToolError("invalid_input", `${name} is empty. Export it again.`);
  return { text, kind: /^\s*\{/.test(text) ? "jsonl" : "separated" };
}

function whyNoText(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString("latin1");
  if (start.startsWith("PK\u0003\u0004") || start === "\u00d0\u00cf\u0011\u00e0") {
    return "is a spreadsheet or an archive, not a text file. Save the sheet as CSV (UTF-8) and import that.";
  }
  if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
    return "is UTF-16. Save it as CSV in UTF-8 and import that.";
  }
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  const isText = controls * 100 <= bytes.length;
  return isText ? undefined : "is not a text file. Orders come as CSV or as Shopify's JSONL, plain or .gz.";
}
