import { basename } from "node:path";
import { printable } from "../channels/cli/printable.ts";
import { ToolError } from "../core/errors.ts";
import { guessOrderMap } from "../customers/orders/guess-order-map.ts";
import { parseOrderMap } from "../customers/orders/order-map.ts";
import { previewRows } from "../customers/orders/preview-rows.ts";
import { readHead } from "../customers/orders/read-head.ts";

const previewed = 10;
const widestCell = 28;

/**
 * `rapport import orders --guess FILE`: a map for the file on stdout, as YAML that `--map` takes, with the first rows as
 * it reads them in comments below. Resolves with the exit code: 1 when something is left to fill in.
 */
export async function guessOrderMapOf(file: string): Promise<number> {
  const head = await readHead(file);
  if (head.kind === "jsonl") {
    throw new ToolError(
      "invalid_input",
      `${basename(file)} is Shopify's JSONL and needs no map: import it with --map shopify.`,
    );
  }
  const { yaml, doubts, isComplete } = guessOrderMap(head.text);
  const comments = [`Proposed for ${basename(file)}. Save it as a file and pass it as --map.`, ...doubts];
  const rows = isComplete ? previewRows(head.text, parseOrderMap(yaml, "the proposal"), previewed) : [];
  const table = rows.length > 0 ? ["", ...comment(["The first rows as it reads them:", ...align(rows)])] : [];
  process.stdout.write(`${printable([...comment(comments), yaml.trimEnd(), ...table].join("\n"))}\n`);
  return isComplete ? 0 : 1;
}

const comment = (lines: string[]) => lines.map((line) => `# ${line.replaceAll(/\s*[\r\n]+\s*/g, " ")}`.trimEnd());

function align(rows: string[][]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (cell.length > widestCell ? `${cell.slice(0, widestCell - 1)}…` : cell)),
  );
  const widths =
    cells[0]?.map((_, place) => Math.max(...cells.map((row) => (row.length > 2 ? (row[place]?.length ?? 0) : 0)))) ??
    [];
  return cells.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
