import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ClientBase } from "pg";
import { ToolError } from "../../core/errors.ts";
import type { Progress } from "../../core/tool.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import type { CustomersDeps } from "../deps.ts";
import { createExchange } from "./exchange.ts";
import type { FileTally, ImportReport } from "./import-report.ts";
import { mergeStagedOrders } from "./merge-staged-orders.ts";
import type { OrderMap } from "./order-map.ts";
import { type PreparedImport, prepareImport } from "./prepare-import.ts";
import { recordImport } from "./record-import.ts";
import { createRejectsFile, type RejectsFile } from "./rejects-file.ts";
import { createDateReader } from "./row-date.ts";
import { openStage, type Stage, type StagedCounts } from "./stage-orders.ts";
import { stageShopifyBulk } from "./stage-shopify-bulk.ts";
import { stageProductsFile } from "./stage-products-file.ts";
import { stageSeparatedRows } from "./stage-separated-rows.ts";
import type { StoredCounts } from "./store-staged-orders.ts";
import { createZoneClock } from "./zone-clock.ts";

export interface ImportOptions {
  file: string;
  /** A ready-made map's name or a file; without it the ready-made one that fits. */
  map: string | undefined;
  /** A file with names and categories of products. */
  products: string | undefined;
  /** Refuse the whole file for one bad row. */
  strict: boolean;
  /** Where the file's times without a zone are and, at the first import, the shop; the map's word without it. */
  timezone?: string | undefined;
  /** Where the rejects go when the file's own folder cannot be written. */
  dataFolder: string;
}

interface Imported {
  tally: FileTally;
  staged: StagedCounts;
  stored: StoredCounts;
  currency: string;
}

/** Of the whole, reading the file takes about this. */
const readingShare = 0.4;

/**
 * Imports a file of orders in one transaction, with the months and profiles that follow from it: all of its good rows
 * are in, or nothing is. The same rows again change nothing.
 * @throws ToolError `invalid_input` when the file, its map or its amounts cannot be used, `conflict` with `strict` when
 * a row was rejected; nothing is stored then.
 */
export async function importOrders(
  options: ImportOptions,
  deps: CustomersDeps,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const startedMs = performance.now();
  const prepared = await prepareImport(options, deps);
  const rejects = createRejectsFile(options.file, options.dataFolder);
  const imported = prepared.isSame ? undefined : await importOnce(options, deps, prepared, rejects, onProgress);
  const rejectsFile = rejects.keep();
  const seconds = (performance.now() - startedMs) / 1000;
  return { ...describe(options, prepared, imported), rejectsFile, seconds };
}

async function importOnce(
  options: ImportOptions,
  { database }: CustomersDeps,
  prepared: PreparedImport,
  rejects: RejectsFile,
  onProgress: (progress: Progress) => void,
): Promise<Imported> {
  try {
    return await inTransaction(database.pool, async (tx, client) => {
      const read = await stageAll(client, options, prepared, rejects, onProgress);
      const { tally, staged, currency, timezone } = read;
      refuseBadRows(options, tally, staged, rejects);
      const onStage = (share: number, message: string) =>
        onProgress({ fraction: readingShare + (1 - readingShare) * share, message });
      const stored = await mergeStagedOrders(client, tx, staged, mergeOptions(prepared), onStage);
      await recordImport(tx, { file: options.file, prepared, tally, currency, timezone });
      return { tally, staged, stored, currency };
    });
  } catch (error) {
    if (!(error instanceof ToolError && error.code === "conflict")) rejects.discard();
    throw error;
  }
}

async function stageAll(
  client: ClientBase,
  { file, products }: ImportOptions,
  { source, shop }: PreparedImport,
  rejects: RejectsFile,
  onProgress: (progress: Progress) => void,
): Promise<Pick<Imported, "tally" | "staged" | "currency"> & { timezone: string }> {
  const { map } = source.kind === "jsonl" ? source.shopify : source.chosen;
  const timezone = shop?.timezone ?? map.timezone ?? "UTC";
  const shopClock = createZoneClock(timezone);
  const fileClock = createZoneClock(map.timezone ?? timezone);
  const exchange = createExchange(map, shop?.currency);
  const stage: Stage = await openStage(client, shopClock);
  const { size } = await stat(file);
  let bytes = 0;
  const onRead = (more: number) => {
    bytes += more;
    onProgress({ fraction: (readingShare * bytes) / Math.max(size, 1), message: `reading ${basename(file)}` });
  };
  if (products !== undefined) await stageProductsFile(products, stage);
  const readDate = createDateReader(map.date_format ?? "iso", fileClock, shopClock);
  const tally =
    source.kind === "jsonl"
      ? await stageShopifyBulk({ file, client, stage, exchange, rejects, readDate, onRead })
      : await stageSeparatedRows({ file, chosen: source.chosen, stage, exchange, rejects, readDate, onRead });
  const currency = exchange.settle();
  const notices = [...tally.notices, ...assumptions(map, shop, currency)];
  return { tally: { ...tally, notices }, staged: await stage.finish(), currency, timezone };
}

/** What the first import of a shop settles for good although nobody said it, and what a later one cannot change. */
function assumptions(map: OrderMap, shop: PreparedImport["shop"], currency: string): string[] {
  if (shop) {
    const moves = map.timezone !== undefined && map.timezone !== shop.timezone;
    return moves
      ? [`Times without a zone are read in ${map.timezone}; days of the shop stay those of ${shop.timezone}.`]
      : [];
  }
  const saysCurrency = map.currency ?? map.columns.currency ?? map.constants.currency;
  return [
    ...(saysCurrency === undefined ? [`No currency was said: the shop's is taken to be ${currency}.`] : []),
    ...(map.timezone === undefined
      ? [
          "No time zone was said: the shop's is taken to be UTC. Another is said with --timezone, at the first import only.",
        ]
      : []),
  ];
}

/** With `strict` any rejected row, and always a file of which no row can be used. */
function refuseBadRows(
  { file, strict }: ImportOptions,
  tally: FileTally,
  staged: StagedCounts,
  rejects: RejectsFile,
): void {
  const count = tally.rejected.reduce((sum, { count }) => sum + count, 0);
  const reasons = tally.rejected.map(({ why, count }) => `${count}: ${why}`).join("; ");
  if (count > 0 && strict) {
    const where = rejects.keep();
    throw new ToolError(
      "conflict",
      `${count} of ${tally.rows} rows of ${basename(file)} ${count === 1 ? "was" : "were"} rejected (${reasons}), see ${where}. With --strict nothing was imported.`,
    );
  }
  if (tally.rows === 0) {
    throw new ToolError("invalid_input", `${basename(file)} has a header and no rows. Nothing was imported.`);
  }
  if (staged.orders > 0 || count === 0) return;
  throw new ToolError(
    "invalid_input",
    `No row of ${basename(file)} can be read (${reasons}). Nothing was imported. Check date_format, delimiter and columns of the map.`,
  );
}

function mergeOptions({ source }: PreparedImport) {
  const { columns } = source.kind === "jsonl" ? source.shopify.map : source.chosen.map;
  const isThere = (name: "line_id" | "cancelled" | "status") =>
    source.kind === "jsonl" || (columns[name] !== undefined && source.chosen.columns.places[name] !== undefined);
  return { replaces: isThere("line_id"), knowsCancelled: isThere("cancelled") || isThere("status") };
}

function describe(
  { file }: ImportOptions,
  { mapName, source, shop }: PreparedImport,
  imported: Imported | undefined,
): Omit<ImportReport, "rejectsFile" | "seconds"> {
  const { tally, staged, stored, currency } = imported ?? {};
  return {
    file,
    map: mapName,
    mapFound: source.kind === "separated" && source.chosen.isFound,
    alreadyImported: imported === undefined,
    currency: currency ?? shop?.currency ?? "",
    rows: tally?.rows ?? 0,
    orders: stored?.orders ?? 0,
    lines: staged?.lines ?? 0,
    newCustomers: stored?.newCustomers ?? 0,
    newOrders: stored?.newOrders ?? 0,
    changedOrders: stored?.changedOrders ?? 0,
    newLines: stored?.newLines ?? 0,
    changedLines: stored?.changedLines ?? 0,
    unchangedLines: (staged?.lines ?? 0) - (stored?.newLines ?? 0) - (stored?.changedLines ?? 0),
    skipped: tally?.skipped ?? [],
    rejected: tally?.rejected ?? [],
    notices: tally?.notices ?? [],
  };
}
