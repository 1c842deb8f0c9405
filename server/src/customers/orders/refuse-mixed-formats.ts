import { ToolError } from "../../core/errors.ts";
import type { ChosenMap } from "./choose-order-map.ts";
import type { MixedFormat } from "./watch-formats.ts";

/** @throws ToolError `invalid_input` that says in which two formats the file is, with the first lines of the second. */
export function refuseMixedFormats(name: string, mixed: MixedFormat | undefined, { map, header }: ChosenMap): void {
  if (!mixed) return;
  const { kind, other, lines, count } = mixed;
  const stated = {
    date: `dates as ${map.date_format ?? "iso"}`,
    number: `numbers with ${JSON.stringify(map.decimal)} before the decimals`,
    fields: `the delimiter ${JSON.stringify(header.delimiter)}`,
  }[kind];
  throw new ToolError(
    "invalid_input",
    `${name} is in two formats: ${stated}, but ${count} rows do not fit it and all fit ${kind === "date" ? `dates as ${other}` : other} (first in ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}). Nothing was imported. Export it in one format, or say the right one in the map.`,
  );
}
