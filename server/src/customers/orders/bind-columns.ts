import type { MappedName, OrderMap } from "./order-map.ts";

export interface BoundColumns {
  /** Where our names stand in a record; of discount several. */
  places: Partial<Record<MappedName, number[]>>;
  /** Columns of the map that the file does not have. */
  missing: string[];
  /** The map's columns, whether there or not. */
  needed: string[];
  /** The place of any column by its name. */
  placeOf: (column: string) => number | undefined;
}

/** Which columns of a file a map means: by name, letter case and blanks around it aside. */
export function bindColumns(map: OrderMap, header: string[]): BoundColumns {
  const exact = new Map(header.map((name, place) => [name, place]));
  const loose = new Map(header.map((name, place) => [tidy(name), place]).toReversed() as [string, number][]);
  const placeOf = (column: string) => exact.get(column) ?? loose.get(tidy(column));
  const places: BoundColumns["places"] = {};
  const missing = new Set<string>();
  const needed = new Set<string>();
  for (const [ours, theirs] of Object.entries(map.columns) as [MappedName, string | string[]][]) {
    const isOptional = map.optional.includes(ours);
    for (const column of [theirs].flat()) {
      const place = placeOf(column);
      if (place !== undefined) (places[ours] ??= []).push(place);
      else if (!isOptional) missing.add(column);
      if (!isOptional) needed.add(column);
    }
  }
  for (const { column } of [...map.returns, ...map.skip]) {
    needed.add(column);
    if (placeOf(column) === undefined) missing.add(column);
  }
  return { places, missing: [...missing], needed: [...needed], placeOf };
}

const tidy = (name: string) => name.trim().toLowerCase();
