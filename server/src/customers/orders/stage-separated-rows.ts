import { basename } from "node:path";
import type { ChosenMap } from "./choose-order-map.ts";
import type { Exchange } from "./exchange.ts";
import { createTally, type FileTally } from "./import-report.ts";
import { createRowMapper } from "./map-row.ts";
import { groupRows } from "./order-group.ts";
import type { OrderRow, Rejection } from "./order-row.ts";
import { readTextBlocks } from "./read-text-blocks.ts";
import { refuseMixedFormats } from "./refuse-mixed-formats.ts";
import type { RejectsFile } from "./rejects-file.ts";
import type { RowDate } from "./row-date.ts";
import { createRecordSplitter } from "./split-records.ts";
import type { Stage } from "./stage-orders.ts";
import { watchFormats } from "./watch-formats.ts";

export interface StageRowsOptions {
  file: string;
  chosen: ChosenMap;
  stage: Stage;
  exchange: Exchange;
  rejects: RejectsFile;
  readDate: (text: string) => RowDate | null;
  onRead: (bytes: number) => void;
}

/** Rows of one order that are held at once; the rest of a longer one is put to it in the database. */
const mostRowsHeld = 5_000;

/**
 * Reads a file of separated values into the stage, order by order as they stand there. A row that is no order line goes
 * to the rejects with its line number; the rest is taken.
 * @throws ToolError `invalid_input` when the file is in two formats or currencies, or when no row can be read.
 */
export async function stageSeparatedRows(options: StageRowsOptions): Promise<FileTally> {
  const { file, chosen, stage, exchange, rejects, readDate, onRead } = options;
  const { map, header, columns } = chosen;
  const width = header.columns.length;
  const splitter = createRecordSplitter(header.delimiter, width);
  const mapRow = createRowMapper({ map, columns, width, readDate, rateOf: exchange.rateOf });
  const watch = watchFormats({ delimiter: header.delimiter, decimal: map.decimal, width });
  const skipped = createTally();
  const rejected = createTally();
  let held: OrderRow[] = [];
  let rows = -1;
  let windowsLines = 0;

  function reject(line: number, raw: string, rejection: Rejection): void {
    rejected.add(rejection.reason);
    rejects.add(line, rejection.reason, raw);
    watch.saw(line, raw, rejection);
  }

  function release(): void {
    for (const group of groupRows(held)) stage.addOrder(group);
    held = [];
  }

  function take(row: OrderRow): void {
    if (held.length > 0 && (held[0]?.orderId !== row.orderId || held.length >= mostRowsHeld)) release();
    held.push(row);
    if (row.productId !== null) {
      stage.addProduct({ id: row.productId, name: row.productName, category: row.category, ofLine: true });
    }
    if (row.customerId !== null && (row.email !== null || row.name !== null)) {
      stage.addPerson({ id: row.customerId, email: row.email, name: row.name });
    }
  }

  function readBlock(text: string, isLast: boolean): void {
    for (const { line, raw, fields } of splitter.push(text, isLast)) {
      rows += 1;
      if (rows === 0) continue;
      const outcome =
        typeof fields === "string" ? { reject: { kind: "value" as const, reason: fields } } : mapRow(fields);
      if ("row" in outcome) take(outcome.row);
      else if ("reject" in outcome) reject(line, raw, outcome.reject);
      else if ("skip" in outcome) skipped.add(describeRule(map.skip[outcome.skip]));
      else rows -= 1;
    }
  }

  for await (const block of readTextBlocks(file, onRead)) {
    windowsLines += block.windowsLines;
    readBlock(block.text, false);
    await stage.relieve();
  }
  readBlock("", true);
  release();
  exchange.settle();
  refuseMixedFormats(basename(file), watch.findMixed(rows), chosen);
  return {
    rows: Math.max(rows, 0),
    skipped: skipped.list(),
    rejected: rejected.list(),
    notices: sayWindows(windowsLines),
  };
}

const describeRule = (rule: { column: string; matches: string } | undefined) =>
  rule ? `${rule.column} matches ${rule.matches}` : "a rule";

const sayWindows = (lines: number) =>
  lines === 0 ? [] : [`${lines} ${lines === 1 ? "line was" : "lines were"} not UTF-8 and read as Windows-1252.`];
