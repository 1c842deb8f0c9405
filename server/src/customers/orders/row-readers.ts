import type { BoundColumns } from "./bind-columns.ts";
import { parseDecimal } from "./decimal.ts";
import type { MappedName, OrderMap } from "./order-map.ts";

export type ReadText = (fields: string[]) => string;

/** How to read each of our names from a record: its column without blanks around it, else its constant, else "". */
export type RowReaders = Record<MappedName, ReadText>;

/** The readers of a map whose columns were found. */
export function createRowReaders(map: OrderMap, { places }: BoundColumns, names: readonly MappedName[]): RowReaders {
  const missing = new Set(map.missing);
  return Object.fromEntries(
    names.map((name): [string, ReadText] => {
      const place = places[name]?.[0];
      const constant = map.constants[name] ?? "";
      if (place === undefined) return [name, () => constant];
      return [
        name,
        (fields) => {
          const text = tidy(fields[place]);
          return text === "" || missing.has(text) ? constant : text;
        },
      ];
    }),
  ) as RowReaders;
}

/** The sum of the discount's columns, positive, in millionths; NaN when one of them is no number. */
export function createDiscountReader(map: OrderMap, { places }: BoundColumns): (fields: string[]) => number {
  const columns = places.discount;
  const missing = new Set(map.missing);
  const constant =
    map.constants.discount === undefined ? 0 : Math.abs(parseDecimal(map.constants.discount, map.decimal));
  if (!columns) return () => constant;
  return (fields) => {
    let sum = 0;
    for (const place of columns) {
      const text = tidy(fields[place]);
      if (text !== "" && !missing.has(text)) sum += Math.abs(parseDecimal(text, map.decimal));
    }
    return sum;
  };
}

/** The place of the first rule that matches, or -1. */
export function createRuleMatcher(rules: OrderMap["skip"], { placeOf }: BoundColumns): (fields: string[]) => number {
  const compiled = rules.map(({ column, matches }) => ({ place: placeOf(column) ?? -1, regex: new RegExp(matches) }));
  if (compiled.length === 0) return () => -1;
  return (fields) => compiled.findIndex(({ place, regex }) => regex.test(tidy(fields[place])));
}

/** Without blanks around it: files pad their fields. */
function tidy(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32 ? text.trim() : text;
}
