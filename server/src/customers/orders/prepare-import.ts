import { createHash } from "node:crypto";
import { basename } from "node:path";
import { ToolError } from "../../core/errors.ts";
import type { CustomersDeps } from "../deps.ts";
import { type ChosenMap, chooseOrderMap } from "./choose-order-map.ts";
import { isTimezone } from "./is-timezone.ts";
import { loadOrderMaps, type NamedOrderMap } from "./load-order-maps.ts";
import { hashFile } from "./read-file-bytes.ts";
import { resolveDateFormat } from "./resolve-date-format.ts";
import { readHead } from "./read-head.ts";

export interface PreparedImport {
  mapName: string;
  source: { kind: "separated"; chosen: ChosenMap } | { kind: "jsonl"; shopify: NamedOrderMap };
  shop: { currency: string; timezone: string } | undefined;
  /** Of the file and its map and, behind a plus, of its list of products. */
  fingerprint: string;
  /** It is what was imported last, and would change nothing. */
  isSame: boolean;
}

interface Wanted {
  file: string;
  map: string | undefined;
  products: string | undefined;
  strict: boolean;
  timezone?: string | undefined;
}

/**
 * Everything that is decided before a row is read.
 * @throws ToolError `invalid_input` when the file or its map cannot be used.
 */
export async function prepareImport(
  { file, map, products, strict, timezone }: Wanted,
  deps: CustomersDeps,
): Promise<PreparedImport> {
  if (timezone !== undefined && !isTimezone(timezone)) {
    throw new ToolError(
      "invalid_input",
      `${JSON.stringify(timezone)} is no time zone. Name one such as Europe/London.`,
    );
  }
  const head = await readHead(file);
  const readyMade = await loadOrderMaps(deps.orderMapsFolder);
  const source =
    head.kind === "jsonl"
      ? ({ kind: "jsonl", shopify: inZone(shopifyMap(file, map, readyMade), timezone) } as const)
      : ({
          kind: "separated",
          chosen: inZone(
            resolveDateFormat(file, head.text, await chooseOrderMap(file, head.text, map, readyMade)),
            timezone,
          ),
        } as const);
  const used = source.kind === "jsonl" ? source.shopify : source.chosen;
  const content = createHash("sha256")
    .update(`${await hashFile(file)}\n${JSON.stringify(used.map)}`)
    .digest("hex");
  const fingerprint = products === undefined ? content : `${content}+${await hashFile(products)}`;
  const { pool } = deps.database;
  const shop = await pool.query<{ currency: string; timezone: string }>("select currency, timezone from shop");
  const { rows: imports } = await pool.query<{ sha256: string; rejected: number }>(
    "select sha256, rejected from order_imports order by at desc limit 1",
  );
  const { sha256: before = "", rejected = 0 } = imports[0] ?? {};
  const isRepeated = before === fingerprint || (products === undefined && before.startsWith(content));
  const isSame = isRepeated && !(strict && rejected > 0);
  return { mapName: used.name, source, shop: shop.rows[0], fingerprint, isSame };
}

/** The map with a zone that was said apart in place of its own. */
const inZone = <T extends NamedOrderMap>(named: T, timezone: string | undefined): T =>
  timezone === undefined ? named : { ...named, map: { ...named.map, timezone } };

function shopifyMap(file: string, named: string | undefined, readyMade: NamedOrderMap[]): NamedOrderMap {
  const shopify = readyMade.find(({ name }) => name === "shopify");
  if (!shopify) throw new ToolError("unavailable", "The order map shopify.yaml is missing. Put the file back.");
  if (named === undefined || named === shopify.name) return shopify;
  throw new ToolError(
    "invalid_input",
    `${basename(file)} is JSONL, as Shopify's bulk operations write it, and has no columns for the map ${named}. Import it with --map shopify.`,
  );
}
