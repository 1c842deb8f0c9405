import { basename } from "node:path";
import { ToolError } from "../../core/errors.ts";
import type { ChosenMap } from "./choose-order-map.ts";
import { guessDateFormat } from "./guess-date-format.ts";
import { createRecordSplitter } from "./split-records.ts";

const sampledRows = 1_000;

/**
 * The map with a date format: its own or, when it states none, the plainest one that reads the first rows.
 * @throws ToolError `invalid_input` when day and month could be exchanged, or when no known format reads them.
 */
export function resolveDateFormat(file: string, head: string, chosen: ChosenMap): ChosenMap {
  const { map, header, columns } = chosen;
  if (map.date_format !== undefined) return chosen;
  const place = columns.places.ordered_at?.[0] ?? -1;
  const records = createRecordSplitter(header.delimiter, header.columns.length)
    .push(head, true)
    .slice(1, sampledRows + 1);
  const texts = records.map(({ fields }) => (Array.isArray(fields) ? (fields[place]?.trim() ?? "") : ""));
  const said = texts.filter((text) => text !== "");
  if (said.length === 0) return { ...chosen, map: { ...map, date_format: "iso" } };
  const guessed = guessDateFormat(said);
  const column = header.columns[place] ?? "ordered_at";
  if (!guessed) {
    throw new ToolError(
      "invalid_input",
      `The map has no date_format, and no known one reads ${column} of ${basename(file)}, such as ${JSON.stringify(said[0])}. Add date_format to the map.`,
    );
  }
  if (guessed.rival !== undefined) {
    throw new ToolError(
      "invalid_input",
      `The map has no date_format, and ${column} of ${basename(file)} reads as ${guessed.format} and as ${guessed.rival}. Say which in the map.`,
    );
  }
  return { ...chosen, map: { ...map, date_format: guessed.format } };
}
