import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { type OrderMap, parseOrderMap } from "./order-map.ts";

export interface NamedOrderMap {
  /** What `--map` calls it: a ready-made one's name, or the path that was given. */
  name: string;
  map: OrderMap;
}

/** The ready-made maps, by name. */
export async function loadOrderMaps(folder: string): Promise<NamedOrderMap[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, ".yaml"),
      map: parseOrderMap(await readFile(join(folder, file), "utf8"), file),
    })),
  );
}

/**
 * The map that `--map` names: a ready-made one or a file of YAML.
 * @throws ToolError `invalid_input` when there is neither, with the names of the ready-made ones.
 */
export async function findOrderMap(named: string, readyMade: NamedOrderMap[]): Promise<NamedOrderMap> {
  const known = readyMade.find(({ name }) => name === named);
  if (known) return known;
  try {
    return { name: named, map: parseOrderMap(await readFile(named, "utf8"), basename(named)) };
  } catch (cause) {
    if (cause instanceof ToolError) throw cause;
    const names = readyMade.map(({ name }) => name).join(", ");
    throw new ToolError("invalid_input", `There is no order map ${named}: neither a file nor one of ${names}.`, {
      cause,
    });
  }
}
