import { basename } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { type BoundColumns, bindColumns } from "./bind-columns.ts";
import { findOrderMap, type NamedOrderMap } from "./load-order-maps.ts";
import { detectHeader, type FileHeader, readHeader } from "./read-header.ts";

export interface ChosenMap extends NamedOrderMap {
  header: FileHeader;
  columns: BoundColumns;
  /** True when nobody named it: it is the one that fits. */
  isFound: boolean;
}

/**
 * The map of a file of separated values: the one that is named or, without a name, the only ready-made one that fits.
 * @throws ToolError `invalid_input` with the columns found, those needed and the map that fits best.
 */
export async function chooseOrderMap(
  file: string,
  head: string,
  named: string | undefined,
  readyMade: NamedOrderMap[],
): Promise<ChosenMap> {
  const detected = detectHeader(head);
  if (named !== undefined) {
    const chosen = await findOrderMap(named, readyMade);
    const header = chosen.map.delimiter === undefined ? detected : readHeader(head, chosen.map.delimiter);
    const columns = bindColumns(chosen.map, header.columns);
    if (columns.missing.length === 0) return { ...chosen, header, columns, isFound: false };
    throw new ToolError("invalid_input", explainMissing(file, chosen, header, columns, detected, readyMade));
  }
  const fitting = readyMade
    .map((one) => ({ ...one, columns: bindColumns(one.map, detected.columns) }))
    .filter(({ columns }) => columns.missing.length === 0);
  const [only] = fitting;
  if (only && fitting.length === 1) return { ...only, header: detected, isFound: true };
  const which = only
    ? `Several maps fit ${basename(file)}: ${fitting.map(({ name }) => name).join(", ")}. Say which with --map.`
    : `No ready-made map fits the columns of ${basename(file)}.`;
  const said = [
    `${which} Found: ${listOf(detected.columns)}. Needed: who ordered, when, and a price or total of each line.`,
    ...(only ? [] : sayNearest(detected.columns, readyMade)),
    `\`npx rapport import orders --guess ${file}\` proposes a map; save it as a file and pass it as --map.`,
  ];
  throw new ToolError("invalid_input", said.join(" "));
}

function explainMissing(
  file: string,
  { name, map }: NamedOrderMap,
  header: FileHeader,
  { missing, needed }: BoundColumns,
  detected: FileHeader,
  readyMade: NamedOrderMap[],
): string {
  const many = missing.length > 1;
  const said = [
    `${basename(file)} does not fit the map ${name}: the ${many ? "columns" : "column"} ${listOf(missing)} ${many ? "are" : "is"} missing.`,
    `Found: ${listOf(header.columns)}. Needed: ${listOf(needed)}.`,
  ];
  if (map.delimiter !== undefined && detected.columns.length > header.columns.length) {
    said.push(
      `The map's delimiter is ${JSON.stringify(map.delimiter)}, but the file seems to use ${JSON.stringify(detected.delimiter)}.`,
    );
  }
  const others = readyMade.filter((other) => other.name !== name);
  said.push(...sayNearest(detected.columns, others));
  said.push(`\`npx rapport import orders --guess ${file}\` proposes a map of its own.`);
  return said.join(" ");
}

function sayNearest(columns: string[], readyMade: NamedOrderMap[]): string[] {
  const nearest = nearestMap(columns, readyMade);
  if (!nearest) return [];
  return nearest.missing.length === 0
    ? [`It fits --map ${nearest.name}.`]
    : [`The nearest map is ${nearest.name}; of it ${listOf(nearest.missing)} would be missing.`];
}

/** The ready-made map of whose columns the largest share is there; none when of none half are. */
function nearestMap(columns: string[], readyMade: NamedOrderMap[]): { name: string; missing: string[] } | undefined {
  const ranked = readyMade
    .map(({ name, map }) => ({ name, ...bindColumns(map, columns) }))
    .map(({ name, missing, needed }) => ({ name, missing, share: 1 - missing.length / needed.length }))
    .sort((a, b) => b.share - a.share);
  return ranked.find(({ share }) => share >= 0.5);
}

const shown = 30;
const listOf = (names: string[]) =>
  names.length > shown
    ? `${names.slice(0, shown).join(", ")} and ${names.length - shown} more`
    : names.join(", ") || "none";
